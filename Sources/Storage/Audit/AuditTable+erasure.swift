import Domain

extension AuditTable {
    /// Takes the texts out of whatever mentions one of these. Who was linked to whom, what was done, and when, stays.
    ///
    /// - Parameter mentions: a statement that names them, such as `contact:12`.
    static func eraseTexts(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of mentions: SQL, reason: String
    ) throws {
        try connection.run(
            """
            UPDATE audit SET reason = \(reason), before_value = \(sql: reference("before_value")),
                after_value = \(sql: reference("after_value"))
            WHERE workspace_id = \(workspace) AND audit_id IN (
                SELECT audit_id FROM audit_mentions WHERE workspace_id = \(workspace) AND mention IN (\(sql: mentions)))
            """)
    }

    /// The value if it is `contact:12` or the like and no text.
    private static func reference(_ column: SQL) -> SQL {
        """
        CASE WHEN (\(sql: column) LIKE 'contact:%' OR \(sql: column) LIKE 'person:%')
            AND \(sql: column) NOT LIKE '% %' THEN \(sql: column) END
        """
    }
}
