public import Domain

/// All that was ever mapped, the newest first: what is in force, what ended, and what was replaced also for the past.
public enum MappingHistory {
    public struct Item: Sendable, Equatable {
        public var mapping: UserMapping
        public var author: Author
        public var madeAt: Timestamp
        /// When it was taken out of force for the past too.
        public var replacedAt: Timestamp?
        /// `nil` = it is in force, or it ended before this was kept.
        public var endedBy: Author?
    }

    public static func newest(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, limit: Int
    ) throws -> [Item] {
        try connection.rows(
            """
            SELECT * FROM user_mappings WHERE workspace_id = \(workspace)
            ORDER BY made_at DESC, mapping_id DESC LIMIT \(limit)
            """
        ).map { row in
            Item(
                mapping: try UserMappingTable.mapping(row), author: Author(text: try row.text("author")),
                madeAt: try row.timestamp("made_at"), replacedAt: try row.optionalTimestamp("replaced_at"),
                endedBy: try row.optionalText("ended_by").map { Author(text: $0) })
        }
    }
}
