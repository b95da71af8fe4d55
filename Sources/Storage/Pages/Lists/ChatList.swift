public import Domain

/// Chats, newest first.
public enum ChatList: PagedList {
    public struct Item: Sendable {
        public var chat: Chat
        public var group: GroupID?
        public var window: ServiceWindow
    }

    public struct Filter: Sendable {
        public var number: BusinessNumberID?
        public var person: PersonID?

        public init(number: BusinessNumberID? = nil, person: PersonID? = nil) {
            self.number = number
            self.person = person
        }
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ request: PageRequest<ChatID>
    ) throws -> ListPage<Item, ChatID> {
        try query(workspace, filter).page(
            connection, request, keyOf: \.chat.id, rowKey: { try $0.id("chat_id") }, item: item)
    }

    static func query(_ workspace: WorkspaceID, _ filter: Filter) -> KeysetQuery {
        var query = KeysetQuery(
            columns: "chats.*, (\(sql: ServiceWindowQuery.customerWroteAt)) AS customer_wrote_at", table: "chats",
            key: ["chats.chat_id"], keyWithoutIndex: ["chats.chat_id + 0"],
            order: .descending, conditions: ["chats.workspace_id = \(workspace)"])
        if let person = filter.person { query.sought.append("chats.person_id = \(person)") }
        if let number = filter.number { query.scanned.append("chats.number_id = \(number)") }
        return query
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> Item? {
        guard let id = ChatID(text: id) else { return nil }
        return try connection.row(
            """
            SELECT chats.*, (\(sql: ServiceWindowQuery.customerWroteAt)) AS customer_wrote_at FROM chats
            WHERE workspace_id = \(workspace) AND chat_id = \(id)
            """
        ).map(item)
    }

    private static func item(_ row: SQLRow) throws -> Item {
        let group = try row.text("group_id")
        return Item(
            chat: Chat(
                id: try row.id("chat_id"), number: try row.vendorID("number_id"), person: try row.id("person_id"),
                lastMessageAt: try row.timestamp("last_message_at")),
            group: group.isEmpty ? nil : GroupID(group),
            window: ServiceWindow(customerWroteAt: try row.optionalTimestamp("customer_wrote_at")))
    }
}
