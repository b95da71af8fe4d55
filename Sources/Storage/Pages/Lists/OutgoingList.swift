public import Domain

/// What the business sends through Liaison, the last asked for first, each with what became of it.
public enum OutgoingList: PagedList {
    public struct Item: Sendable {
        public var message: OutgoingMessage
        public var person: PersonID
        /// What WhatsApp told since it has it.
        public var status: MessageProgress?
    }

    public struct Filter: Sendable {
        public var chat: ChatID?
        public var number: BusinessNumberID?
        public var state: String?
        public var whatsAppID: WhatsAppMessageID?

        public init() {}
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ request: PageRequest<OutgoingID>
    ) throws -> ListPage<Item, OutgoingID> {
        try query(workspace, filter).page(
            connection, request, keyOf: \.message.id, rowKey: { try $0.id("outgoing_id") }, item: item)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> Item? {
        guard let id = OutgoingID(text: id) else { return nil }
        var query = query(workspace, Filter())
        query.conditions.append("outgoing.outgoing_id = \(id)")
        return try query.page(
            connection, PageRequest(limit: 1), keyOf: \.message.id, rowKey: { try $0.id("outgoing_id") }, item: item
        ).items.first
    }

    static func query(_ workspace: WorkspaceID, _ filter: Filter) -> KeysetQuery {
        var query = KeysetQuery(
            columns: """
                outgoing.*, chat.person_id AS person_id, status.status AS status, status.sent_at AS told_sent_at,
                status.delivered_at AS delivered_at, status.read_at AS read_at, status.played_at AS played_at,
                status.failed_at AS failed_at, status.error_code AS error_code, status.error_text AS error_text
                """,
            table: "outgoing",
            joins: """
                JOIN chats AS chat ON chat.workspace_id = outgoing.workspace_id AND chat.chat_id = outgoing.chat_id
                LEFT JOIN message_statuses AS status ON status.workspace_id = outgoing.workspace_id
                    AND status.wamid = outgoing.wamid
                """,
            key: ["outgoing.outgoing_id"], keyWithoutIndex: ["outgoing.outgoing_id + 0"], order: .descending,
            conditions: ["outgoing.workspace_id = \(workspace)"])
        if let chat = filter.chat { query.sought.append("outgoing.chat_id = \(chat)") }
        if let id = filter.whatsAppID { query.sought.append("outgoing.wamid = \(id)") }
        if let number = filter.number { query.scanned.append("outgoing.number_id = \(number)") }
        if let state = filter.state { query.scanned.append("outgoing.state = \(state)") }
        return query
    }

    private static func item(_ row: SQLRow) throws -> Item {
        Item(
            message: try OutgoingTable.message(row), person: try row.id("person_id"), status: try MessageProgress(row))
    }
}
