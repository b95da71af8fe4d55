public import Domain

/// The files of messages on their way here. A row comes with its message, in the same transaction.
public enum MediaTable {
    /// What has just happened goes before what history brings.
    public enum Lane: Int64, Sendable {
        case live = 0
        case history = 1
    }

    /// A row that is there stays as it is: bodies come twice.
    public static func queue(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ download: MediaDownload, _ lane: Lane
    ) throws {
        try connection.run(
            """
            INSERT INTO media (workspace_id, message_id, kind, media_id, mime_type, told_hash, expires_at, state, lane,
                attempts, due_at, problem, sentence, settled_at)
            VALUES (\(workspace), \(download.message), \(download.kind.rawValue), \(download.mediaID),
                \(download.mimeType), \(download.toldHash), \(download.expiresAt), \(download.state.rawValue),
                \(lane.rawValue), \(download.attempts), \(download.dueAt), \(download.problem?.word.rawValue),
                \(download.problem?.sentence), \(download.settledAt))
            ON CONFLICT (workspace_id, message_id) DO NOTHING
            """)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ messages: [MessageID]
    ) throws -> [MessageID: MediaDownload] {
        if messages.isEmpty { return [:] }
        let found = try connection.rows(
            "SELECT * FROM media WHERE workspace_id = \(workspace) AND message_id IN \(list: messages)"
        ).map(download)
        return Dictionary(found.map { ($0.message, $0) }, uniquingKeysWith: { $1 })
    }

    /// What became of a try. False if another has begun since, or the row is gone: then nothing changes.
    public static func finish(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ begun: MediaDownload, as next: MediaDownload
    ) throws -> Bool {
        try connection.run(
            """
            UPDATE media SET \(sql: assignments(next))
            WHERE workspace_id = \(workspace) AND message_id = \(begun.message) AND state = 'downloading'
                AND attempts = \(begun.attempts)
            """) > 0
    }

    /// Refused, but with a reason that may hold no longer, and WhatsApp still has the file.
    public static func refused(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, because words: [MediaProblem.Word], now: Timestamp,
        limit: Int
    ) throws -> [MediaDownload] {
        try connection.rows(
            """
            SELECT * FROM media WHERE workspace_id = \(workspace) AND state = 'refused' AND expires_at > \(now)
                AND problem IN \(list: words.map(\.rawValue))
            ORDER BY expires_at LIMIT \(limit)
            """
        ).map(download)
    }

    static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ download: MediaDownload
    ) throws {
        try connection.run(
            """
            UPDATE media SET \(sql: assignments(download))
            WHERE workspace_id = \(workspace) AND message_id = \(download.message)
            """)
    }

    private static func assignments(_ download: MediaDownload) -> SQL {
        """
        state = \(download.state.rawValue), attempts = \(download.attempts), due_at = \(download.dueAt),
            problem = \(download.problem?.word.rawValue), sentence = \(download.problem?.sentence),
            file_hash = \(download.file?.hash), size = \(download.file?.size), settled_at = \(download.settledAt)
        """
    }

    static func download(_ row: SQLRow) throws -> MediaDownload {
        let hash = try row.optionalData("file_hash").flatMap { FileHash(bytes: $0) }
        return MediaDownload(
            message: try row.id("message_id"), kind: MediaKind(rawValue: try row.text("kind")) ?? .document,
            mediaID: try row.text("media_id"), mimeType: try row.optionalText("mime_type"),
            toldHash: try row.optionalData("told_hash").flatMap { FileHash(bytes: $0) },
            expiresAt: try row.timestamp("expires_at"),
            state: MediaDownload.State(rawValue: try row.text("state")) ?? .refused,
            attempts: try row.integer("attempts"), dueAt: try row.optionalTimestamp("due_at"),
            problem: try problem(row),
            file: try hash.map { KeptFile(hash: $0, size: try row.optionalInteger("size") ?? 0) },
            settledAt: try row.optionalTimestamp("settled_at"))
    }

    private static func problem(_ row: SQLRow) throws -> MediaProblem? {
        guard let text = try row.optionalText("problem"), let word = MediaProblem.Word(rawValue: text) else {
            return nil
        }
        return MediaProblem(word, try row.optionalText("sentence") ?? "")
    }
}

extension FileHash: SQLConvertible {
    public var sqlValue: SQLValue { .blob(bytes) }
}
