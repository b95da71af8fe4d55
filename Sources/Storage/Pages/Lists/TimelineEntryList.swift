public import Domain

/// What HubSpot's timeline should show and what came of it, the chat met last first.
public enum TimelineEntryList: PagedList {
    public struct Item: Sendable {
        public var key: TimelineEntryKey
        public var state: String
        public var changedAt: Timestamp
        public var dueAt: Timestamp
        public var writtenAt: Timestamp?
        public var attempts: Int64
        public var failure: String?
        public var sentence: String?
        public var owner: OwnerID?
        public var ownerReason: String?
        public var communications: [CommunicationTable.Row] = []
    }

    public struct Filter: Sendable {
        public var state: String?
        public var chat: ChatID?
        /// Only of chats that are seen.
        public var sight: Sight

        public init(state: String? = nil, chat: ChatID? = nil, sight: Sight = .all) {
            self.state = state
            self.chat = chat
            self.sight = sight
        }
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter,
        _ request: PageRequest<TimelineEntryKey>
    ) throws -> ListPage<Item, TimelineEntryKey> {
        var query = KeysetQuery(
            columns: "timeline_entries.*", table: "timeline_entries",
            key: ["timeline_entries.chat_id", "timeline_entries.entry_group"], order: .descending,
            conditions: ["timeline_entries.workspace_id = \(workspace)"])
        if let chat = filter.chat { query.conditions.append("timeline_entries.chat_id = \(chat)") }
        if let state = filter.state { query.scanned.append("timeline_entries.state = \(state)") }
        if let isSeen = PersonSight.condition(filter.sight, workspace, chat: "timeline_entries.chat_id") {
            query.scanned.append(isSeen)
        }
        var page: ListPage<Item, TimelineEntryKey> = try query.page(
            connection, request, keyValues: { [$0.chat.sqlValue, $0.group.sqlValue] }, keyOf: \.key, rowKey: key,
            item: item)
        page.items = try page.items.map { try withCommunications(connection, workspace, $0) }
        return page
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> Item? {
        guard let key = TimelineEntryKey(text: id) else { return nil }
        let found = try connection.row(
            """
            SELECT * FROM timeline_entries
            WHERE workspace_id = \(workspace) AND chat_id = \(key.chat) AND entry_group = \(key.group)
            """
        ).map(item)
        return try found.map { try withCommunications(connection, workspace, $0) }
    }

    private static func withCommunications(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ item: Item
    ) throws -> Item {
        var item = item
        item.communications = try CommunicationTable.ofEntry(
            connection, workspace, chat: item.key.chat, group: item.key.group)
        return item
    }

    private static func key(_ row: SQLRow) throws -> TimelineEntryKey {
        TimelineEntryKey(chat: try row.id("chat_id"), group: try row.integer("entry_group"))
    }

    private static func item(_ row: SQLRow) throws -> Item {
        Item(
            key: try key(row), state: try row.text("state"), changedAt: try row.timestamp("changed_at"),
            dueAt: try row.timestamp("due_at"), writtenAt: try row.optionalTimestamp("written_at"),
            attempts: try row.integer("attempts"), failure: try row.optionalText("failure"),
            sentence: try row.optionalText("sentence"), owner: try row.optionalVendorID("owner_id"),
            ownerReason: try row.optionalText("owner_reason"))
    }
}
