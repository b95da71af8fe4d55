public import Domain

/// Chats with what was said of them about timelines.
public enum ShownChats {
    public struct Item: Sendable {
        public var chat: ChatID
        public var number: BusinessNumberID
        /// `nil` in a group.
        public var person: PersonName?
        /// What the group is called, if anything.
        public var group: String?
        /// `nil` = as its number says.
        public var isShown: Bool?
    }

    /// Those that have a word of their own, the newest chats first.
    public static func chosen(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ sight: Sight, limit: Int
    ) throws -> [Item] {
        try items(connection, workspace, "c.timeline_shown IS NOT NULL", sight, limit: limit)
    }

    /// Every chat of these persons.
    public static func of(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ persons: [PersonID], _ sight: Sight, limit: Int
    ) throws -> [Item] {
        if persons.isEmpty { return [] }
        return try items(connection, workspace, "c.person_id IN \(list: persons)", sight, limit: limit)
    }

    private static func items(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ condition: SQL, _ sight: Sight, limit: Int
    ) throws -> [Item] {
        let isSeen = PersonSight.condition(sight, number: "c.number_id") ?? "1 = 1"
        return try connection.rows(
            """
            SELECT c.chat_id, c.number_id, c.timeline_shown, \(sql: PersonName.columns), g.subject
            FROM chats AS c
            LEFT JOIN persons ON persons.workspace_id = c.workspace_id AND persons.person_id = c.person_id
            LEFT JOIN group_chats AS g ON g.workspace_id = c.workspace_id AND g.chat_id = c.chat_id
            WHERE c.workspace_id = \(workspace) AND \(sql: condition) AND \(sql: isSeen)
            ORDER BY c.chat_id DESC LIMIT \(limit)
            """
        ).map { row in
            Item(
                chat: try row.id("chat_id"), number: try row.vendorID("number_id"),
                person: try row.isNull("person_id") ? nil : PersonName(row), group: try row.optionalText("subject"),
                isShown: try row.optionalBool("timeline_shown"))
        }
    }
}
