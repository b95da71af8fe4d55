public import Domain

extension IntakeTable {
    /// A body as far as its age is asked for.
    public struct Aged: Sendable, Equatable {
        public var id: IntakeID
        public var receivedAt: Timestamp
        /// It was taken in, whole.
        public var isDone: Bool
    }

    /// The next after `after`, oldest first: ids follow time.
    public static func oldest(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, after: IntakeID?, limit: Int
    ) throws -> [Aged] {
        try connection.rows(
            """
            SELECT intake_id, received_at, state FROM intake
            WHERE workspace_id = \(workspace) AND intake_id > \(after?.value ?? 0)
            ORDER BY intake_id LIMIT \(limit)
            """
        ).map { row in
            Aged(
                id: try row.id("intake_id"), receivedAt: try row.timestamp("received_at"),
                isDone: try row.text("state") == "done")
        }
    }

    public static func remove(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [IntakeID]
    ) throws {
        if ids.isEmpty { return }
        try connection.run("DELETE FROM intake WHERE workspace_id = \(workspace) AND intake_id IN \(list: ids)")
    }
}
