public import Domain

/// Timeline entries that HubSpot refused, the newest first, each with whose chat it is.
public enum RefusedEntries {
    public struct Item: Sendable {
        public var key: TimelineEntryKey
        /// `nil` in a group.
        public var person: PersonName?
        /// What the group is called, if anything.
        public var group: String?
        public var number: String
        public var changedAt: Timestamp
        public var attempts: Int64
        public var sentence: String
    }

    public static func newest(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ sight: Sight, limit: Int
    ) throws -> [Item] {
        let isSeen = PersonSight.condition(sight, number: "c.number_id") ?? "1 = 1"
        return try connection.rows(
            """
            SELECT e.chat_id, e.entry_group, e.changed_at, e.attempts, e.sentence, n.verified_name,
                \(sql: PersonName.columns),
                g.subject
            FROM timeline_entries AS e
            JOIN chats AS c ON c.workspace_id = e.workspace_id AND c.chat_id = e.chat_id
            LEFT JOIN business_numbers AS n ON n.workspace_id = c.workspace_id AND n.number_id = c.number_id
            LEFT JOIN persons ON persons.workspace_id = c.workspace_id AND persons.person_id = c.person_id
            LEFT JOIN group_chats AS g ON g.workspace_id = c.workspace_id AND g.chat_id = c.chat_id
            WHERE e.workspace_id = \(workspace) AND e.state = 'refused' AND \(sql: isSeen)
            ORDER BY e.changed_at DESC LIMIT \(limit)
            """
        ).map(item)
    }

    private static func item(_ row: SQLRow) throws -> Item {
        Item(
            key: TimelineEntryKey(chat: try row.id("chat_id"), group: try row.integer("entry_group")),
            person: try row.isNull("person_id") ? nil : PersonName(row), group: try row.optionalText("subject"),
            number: try row.optionalText("verified_name") ?? "", changedAt: try row.timestamp("changed_at"),
            attempts: try row.integer("attempts"), sentence: try row.optionalText("sentence") ?? "")
    }
}
