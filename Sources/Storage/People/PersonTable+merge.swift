public import Domain

/// Making one person of two.
extension PersonTable {
    /// `id` turned out to be `other`: it keeps its row as a signpost and gives up what finds it.
    public static func markMerged(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: PersonID, into other: PersonID
    ) throws {
        try connection.run(
            """
            UPDATE persons SET merged_into = \(other), phone = NULL, phone_key = NULL, user_id = NULL
            WHERE workspace_id = \(workspace) AND person_id = \(id)
            """)
        try PersonWordTable.refresh(connection, workspace, id)
        try connection.run(
            """
            UPDATE persons SET merged_into = \(other) WHERE workspace_id = \(workspace) AND merged_into = \(id)
            """)
        try connection.run(
            """
            INSERT INTO person_aliases (workspace_id, person_id, kind, value, since, until)
            SELECT workspace_id, CAST(\(other) AS BIGINT), kind, value, since, until FROM person_aliases
            WHERE workspace_id = \(workspace) AND person_id = \(id)
            ON CONFLICT (workspace_id, person_id, kind, value, since) DO UPDATE SET until =
                CASE WHEN excluded.until > person_aliases.until THEN excluded.until ELSE person_aliases.until END
            """)
        try connection.run("DELETE FROM person_aliases WHERE workspace_id = \(workspace) AND person_id = \(id)")
    }
}
