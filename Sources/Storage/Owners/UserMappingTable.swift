public import Domain

/// Dated rows: business number → owner. A row that no longer counts stays, marked as replaced.
public enum UserMappingTable {
    public static func current(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> [UserMapping] {
        try connection.rows(
            """
            SELECT * FROM user_mappings WHERE workspace_id = \(workspace) AND replaced_at IS NULL
            ORDER BY number_id, valid_from
            """
        ).map(mapping)
    }

    public static func insert(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ mapping: UserMapping, author: Author,
        now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO user_mappings (workspace_id, mapping_id, number_id, owner_id, valid_from, valid_until, author,
                made_at)
            VALUES (\(workspace), \(mapping.id), \(mapping.number), \(mapping.owner), \(mapping.from), \(mapping.until),
                \(author.text), \(now))
            """)
    }

    /// Ends the mapping in force; what is logged keeps its owner.
    public static func end(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ number: BusinessNumberID, at moment: Timestamp,
        by author: Author
    ) throws {
        try connection.run(
            """
            UPDATE user_mappings SET valid_until = \(moment), ended_by = \(author.text)
            WHERE workspace_id = \(workspace) AND number_id = \(number) AND replaced_at IS NULL AND valid_until IS NULL
            """)
    }

    /// Takes every mapping of the number out of force, also for the past.
    public static func replaceAll(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ number: BusinessNumberID, at moment: Timestamp,
        by author: Author
    ) throws {
        try connection.run(
            """
            UPDATE user_mappings SET replaced_at = \(moment), ended_by = \(author.text)
            WHERE workspace_id = \(workspace) AND number_id = \(number) AND replaced_at IS NULL
            """)
    }

    static func mapping(_ row: SQLRow) throws -> UserMapping {
        UserMapping(
            id: try row.id("mapping_id"), number: try row.vendorID("number_id"), owner: try row.vendorID("owner_id"),
            from: try row.timestamp("valid_from"), until: try row.optionalTimestamp("valid_until"))
    }
}
