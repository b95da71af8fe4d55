public import Domain

/// What HubSpot holds of our files: a row is written before an upload is sent, so that whatever is lost or killed
/// leaves a question, never a second file.
public enum HubSpotFileTable {
    public enum State: String, Sendable {
        /// An upload was looked for and not found: it is sent again.
        case waiting
        /// Sent, or about to be; whether HubSpot has it is not known yet.
        case uploading
        case standing
        /// HubSpot will not take it.
        case refused
        /// Nothing shows it any more; it is to be deleted.
        case removing
    }

    public struct Row: Sendable, Equatable {
        public var hash: FileHash
        /// As HubSpot was told it.
        public var name: String
        public var state: State
        public var id: FileID?
        public var sentAt: Timestamp
        /// Uploads whose outcome stayed unknown.
        public var attempts: Int64
        public var problem: String?
        public var sentence: String?

        public init(
            hash: FileHash, name: String, state: State, id: FileID? = nil, sentAt: Timestamp, attempts: Int64 = 0,
            problem: String? = nil, sentence: String? = nil
        ) {
            self.hash = hash
            self.name = name
            self.state = state
            self.id = id
            self.sentAt = sentAt
            self.attempts = attempts
            self.problem = problem
            self.sentence = sentence
        }
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ hashes: Set<FileHash>
    ) throws -> [FileHash: Row] {
        if hashes.isEmpty { return [:] }
        let rows = try connection.rows(
            """
            SELECT * FROM hubspot_files
            WHERE workspace_id = \(workspace) AND file_hash IN \(list: hashes.sorted())
            """
        ).compactMap(row)
        return Dictionary(rows.map { ($0.hash, $0) }, uniquingKeysWith: { $1 })
    }

    public static func save(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ row: Row) throws {
        try connection.run(
            """
            INSERT INTO hubspot_files (workspace_id, file_hash, name, state, file_id, sent_at, attempts, problem,
                sentence)
            VALUES (\(workspace), \(row.hash), \(row.name), \(row.state.rawValue), \(row.id), \(row.sentAt),
                \(row.attempts), \(row.problem), \(row.sentence))
            ON CONFLICT (workspace_id, file_hash) DO UPDATE SET name = excluded.name, state = excluded.state,
                file_id = excluded.file_id, sent_at = excluded.sent_at, attempts = excluded.attempts,
                problem = excluded.problem, sentence = excluded.sentence
            """)
    }

    public static func remove(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ hash: FileHash
    ) throws {
        try connection.run(
            "DELETE FROM hubspot_files WHERE workspace_id = \(workspace) AND file_hash = \(hash)")
    }

    /// What HubSpot would not take may go well with another setting or permission.
    public static func forgetRefused(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws {
        try connection.run("DELETE FROM hubspot_files WHERE workspace_id = \(workspace) AND state = 'refused'")
    }

    /// Uploads of unknown outcome that were sent before `moment`, and files that are to be deleted.
    public static func open(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, sentBefore moment: Timestamp, now: Timestamp,
        limit: Int
    ) throws -> [Row] {
        try connection.rows(
            """
            SELECT * FROM hubspot_files WHERE workspace_id = \(workspace)
                AND ((state = 'uploading' AND sent_at <= \(moment)) OR (state = 'removing' AND sent_at <= \(now)))
            ORDER BY sent_at LIMIT \(limit)
            """
        ).compactMap(row)
    }

    /// When the first of them is to be looked at.
    public static func nextOpen(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, lookAfter: Duration
    ) throws -> Timestamp? {
        let first = { (state: State) in
            try connection.row(
                """
                SELECT sent_at FROM hubspot_files WHERE workspace_id = \(workspace) AND state = \(state.rawValue)
                ORDER BY sent_at LIMIT 1
                """
            )?.timestamp("sent_at")
        }
        return [try first(.uploading).map { $0 + lookAfter }, try first(.removing)].compactMap(\.self).min()
    }

    /// Whether a note stands for another day with this file, or is being made.
    public static func isShown(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ hash: FileHash, besides chat: ChatID, group: Int64
    ) throws -> Bool {
        try connection.row(
            """
            SELECT 1 AS one FROM media AS d
            JOIN messages AS m ON m.workspace_id = d.workspace_id AND m.message_id = d.message_id
            JOIN attachment_notes AS n ON n.workspace_id = m.workspace_id AND n.chat_id = m.chat_id
                AND n.entry_group = m.day
            WHERE d.workspace_id = \(workspace) AND d.file_hash = \(hash)
                AND NOT (n.chat_id = \(chat) AND n.entry_group = \(group)) LIMIT 1
            """) != nil
    }

    private static func row(_ row: SQLRow) throws -> Row? {
        guard let hash = FileHash(bytes: try row.data("file_hash")) else { return nil }
        return Row(
            hash: hash, name: try row.text("name"), state: State(rawValue: try row.text("state")) ?? .uploading,
            id: try row.optionalVendorID("file_id"), sentAt: try row.timestamp("sent_at"),
            attempts: try row.integer("attempts"), problem: try row.optionalText("problem"),
            sentence: try row.optionalText("sentence"))
    }
}
