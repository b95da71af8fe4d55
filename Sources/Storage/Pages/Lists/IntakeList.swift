public import Domain
public import Foundation

/// Webhook bodies as received, newest first. The bytes themselves come with one body, not with the list.
public enum IntakeList: PagedList {
    public struct Item: Sendable {
        public var id: IntakeID
        public var source: String
        public var state: String
        public var problem: String?
        public var receivedAt: Timestamp
        /// How many more times the same bytes came.
        public var repeated: Int64
        public var byteCount: Int64
        public var body: Data?
    }

    public struct Filter: Sendable {
        public var state: String?

        public init(state: String? = nil) {
            self.state = state
        }
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ request: PageRequest<IntakeID>
    ) throws -> ListPage<Item, IntakeID> {
        var query = KeysetQuery(
            inner: """
                intake.intake_id, intake.source, intake.state, intake.problem, intake.received_at, intake.repeated,
                LENGTH(intake.body) AS byte_count
                """,
            columns: "intake.*", table: "intake", key: ["intake.intake_id"], order: .descending,
            conditions: ["intake.workspace_id = \(workspace)"])
        if let state = filter.state { query.scanned.append("intake.state = \(state)") }
        return try query.page(
            connection, request, keyOf: \.id, rowKey: { try $0.id("intake_id") }, item: { try item($0) })
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> Item? {
        guard let id = IntakeID(text: id) else { return nil }
        return try connection.row(
            """
            SELECT intake_id, source, state, problem, received_at, repeated, LENGTH(body) AS byte_count, body
            FROM intake WHERE workspace_id = \(workspace) AND intake_id = \(id)
            """
        ).map { try item($0, body: $0.data("body")) }
    }

    private static func item(_ row: SQLRow, body: Data? = nil) throws -> Item {
        Item(
            id: try row.id("intake_id"), source: try row.text("source"), state: try row.text("state"),
            problem: try row.optionalText("problem"), receivedAt: try row.timestamp("received_at"),
            repeated: try row.integer("repeated"), byteCount: try row.integer("byte_count"), body: body)
    }
}
