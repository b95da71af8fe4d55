public import Domain
public import Foundation

/// Webhook bodies as received, unique by digest. Nothing here is ever rewritten but the state; a body goes when its
/// time is over, or when somebody whom it tells of asked to be forgotten.
public enum IntakeTable {
    /// A body about to be stored.
    public struct NewBody: Sendable {
        public var id: IntakeID
        public var workspace: WorkspaceID
        public var source: String
        public var digest: Data
        public var receivedAt: Timestamp
        public var body: Data
        /// It seems to be of the past, and waits behind what does not.
        public var isHistory: Bool

        public init(
            id: IntakeID, workspace: WorkspaceID, source: String, digest: Data, receivedAt: Timestamp, body: Data,
            isHistory: Bool = false
        ) {
            self.id = id
            self.workspace = workspace
            self.source = source
            self.digest = digest
            self.receivedAt = receivedAt
            self.body = body
            self.isHistory = isHistory
        }
    }

    /// A body that waits to be read.
    public struct WaitingBody: Sendable {
        public var id: IntakeID
        public var source: String
        public var receivedAt: Timestamp
        public var body: Data
    }

    /// Stores the body, or counts the repetition of one we have: both mean 200.
    public static func store(_ connection: any SQLConnection, _ new: NewBody) throws {
        try connection.run(
            """
            INSERT INTO intake (workspace_id, intake_id, source, digest, received_at, body, state, is_history)
            VALUES (\(new.workspace), \(new.id), \(new.source), \(new.digest), \(new.receivedAt), \(new.body),
                'waiting', \(new.isHistory))
            ON CONFLICT (workspace_id, digest) DO UPDATE SET repeated = intake.repeated + 1
            """)
    }

    /// The oldest that wait, of today or of a history: at most `limit`, and no more than `bytes` together, but one at
    /// least.
    public static func waiting(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, isHistory: Bool = false, limit: Int,
        bytes: Int = 16 << 20
    ) throws -> [WaitingBody] {
        let sizes = try connection.rows(
            """
            SELECT intake_id, LENGTH(body) AS size FROM intake
            WHERE workspace_id = \(workspace) AND state = 'waiting' AND is_history = \(isHistory)
            ORDER BY intake_id LIMIT \(limit)
            """)
        let fitting = try fitting(sizes, bytes)
        guard let last = try fitting.last?.integer("intake_id") else { return [] }
        return try connection.rows(
            """
            SELECT intake_id, source, received_at, body FROM intake
            WHERE workspace_id = \(workspace) AND state = 'waiting' AND is_history = \(isHistory)
                AND intake_id <= \(last) ORDER BY intake_id
            LIMIT \(fitting.count)
            """
        ).map {
            WaitingBody(
                id: try $0.id("intake_id"), source: try $0.text("source"), receivedAt: try $0.timestamp("received_at"),
                body: try $0.data("body"))
        }
    }

    /// As many as have no more than `bytes` together, but one at least.
    static func fitting(_ sizes: [SQLRow], _ bytes: Int) throws -> ArraySlice<SQLRow> {
        var left = Int64(bytes)
        var count = 0
        for row in sizes {
            left -= try row.integer("size")
            if left < 0 && count > 0 { break }
            count += 1
        }
        return sizes.prefix(count)
    }

    /// When the newest body of a source came; `nil` = none has.
    public static func newest(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, source: String
    ) throws -> Timestamp? {
        try connection.row(
            """
            SELECT received_at FROM intake WHERE workspace_id = \(workspace) AND source = \(source)
            ORDER BY intake_id DESC LIMIT 1
            """
        )?.timestamp("received_at")
    }

    /// `state` is `done`, `unreadable` (kept, shown, not retried) or `failed` (ours: see `replay`).
    public static func finish(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [IntakeID], state: String,
        problem: String? = nil
    ) throws {
        if ids.isEmpty { return }
        try connection.run(
            """
            UPDATE intake SET state = \(state), problem = \(problem)
            WHERE workspace_id = \(workspace) AND intake_id IN \(list: ids)
            """)
    }

    /// Puts bodies back in the queue; reading one twice changes nothing. Returns how many.
    @discardableResult
    public static func replay(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from: Timestamp, until: Timestamp? = nil,
        onlyFailed: Bool
    ) throws -> Int {
        let failed: SQL = onlyFailed ? "AND state <> 'done'" : ""
        let end: SQL = until.map { "AND received_at < \($0)" } ?? ""
        try UnknownPartTable.forget(
            connection, workspace,
            bodies: """
                SELECT intake_id FROM intake
                WHERE workspace_id = \(workspace) AND received_at >= \(from) \(sql: end) \(sql: failed)
                """)
        return try connection.run(
            """
            UPDATE intake SET state = 'waiting', problem = NULL
            WHERE workspace_id = \(workspace) AND received_at >= \(from) \(sql: end) \(sql: failed)
                AND LENGTH(body) > 0
            """)
    }
}
