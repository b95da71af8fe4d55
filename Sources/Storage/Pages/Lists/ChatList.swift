public import Domain

/// Chats, newest first.
public enum ChatList: PagedList {
    public struct Item: Sendable {
        public var chat: Chat
        public var window: ServiceWindow
        /// What is known of the group, in the chat of one.
        public var group: GroupSummary?
        /// Who is and was in the group; only of one chat, not in the list.
        public var members: [GroupMember] = []
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
            columns: """
                chats.*, (\(sql: ServiceWindowQuery.customerWroteAt)) AS customer_wrote_at, \(sql: GroupSummary.columns)
                """,
            table: "chats", joins: GroupSummary.join,
            key: ["chats.chat_id"], keyWithoutIndex: ["chats.chat_id + 0"],
            order: .descending, conditions: ["chats.workspace_id = \(workspace)"])
        if let person = filter.person { query.sought.append(with(person, workspace)) }
        if let number = filter.number { query.scanned.append("chats.number_id = \(number)") }
        return query
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> Item? {
        guard let id = ChatID(text: id) else { return nil }
        var query = query(workspace, Filter())
        query.conditions.append("chats.chat_id = \(id)")
        let page = try query.page(
            connection, PageRequest(limit: 1), keyOf: \.chat.id, rowKey: { try $0.id("chat_id") }, item: item)
        guard var found = page.items.first else { return nil }
        if found.group != nil { found.members = try GroupMember.all(connection, workspace, id) }
        return found
    }

    /// A person's own chats, and those of the groups they are or were in.
    private static func with(_ person: PersonID, _ workspace: WorkspaceID) -> SQL {
        """
        chats.chat_id IN (SELECT chat_id FROM chats WHERE workspace_id = \(workspace) AND person_id = \(person)
            UNION SELECT chat_id FROM group_participants WHERE workspace_id = \(workspace) AND person_id = \(person))
        """
    }

    private static func item(_ row: SQLRow) throws -> Item {
        Item(
            chat: try ChatTable.chat(row),
            window: ServiceWindow(customerWroteAt: try row.optionalTimestamp("customer_wrote_at")),
            group: try GroupSummary(row))
    }
}
