public import Domain

/// Contacts whose person asked HubSpot's account to be forgotten. Only the id stays, as the proof that it was done.
public enum ContactErasureTable {
    public static func ask(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contact: ContactID, now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO contact_erasures (workspace_id, contact_id, asked_at)
            VALUES (\(workspace), \(contact), \(now)) ON CONFLICT (workspace_id, contact_id) DO NOTHING
            """)
    }

    public static func isAsked(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contact: ContactID
    ) throws -> Bool {
        try connection.row(
            "SELECT asked_at FROM contact_erasures WHERE workspace_id = \(workspace) AND contact_id = \(contact)")
            != nil
    }

    /// Takes what the contact's fields said out of links and audit. That there was a link, that something was changed,
    /// and when, stays.
    public static func erase(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contact: ContactID, now: Timestamp
    ) throws {
        let erased = "Erased: the person asked to be forgotten."
        try connection.run(
            """
            UPDATE links SET reason = \(erased)
            WHERE workspace_id = \(workspace) AND (contact_id = \(contact) OR contact_id IN (
                SELECT contact_id FROM contact_merges WHERE workspace_id = \(workspace) AND merged_into = \(contact)))
            """)
        let names: SQL = """
            SELECT CAST(\("contact:\(contact)") AS TEXT) UNION ALL SELECT 'contact:' || contact_id FROM contact_merges
            WHERE workspace_id = \(workspace) AND merged_into = \(contact)
            """
        // Also under ids that were merged into it. Who was linked to whom stays; the texts on either side go.
        try connection.run(
            """
            UPDATE audit SET reason = \(erased), before_value = \(sql: reference("before_value")),
                after_value = \(sql: reference("after_value"))
            WHERE workspace_id = \(workspace) AND audit_id IN (
                SELECT audit_id FROM audit_mentions WHERE workspace_id = \(workspace) AND mention IN (\(sql: names)))
            """)
        try PhoneWriteTable.erase(connection, workspace, contact, now: now)
        try connection.run(
            """
            UPDATE contact_erasures SET erased_at = \(now)
            WHERE workspace_id = \(workspace) AND contact_id = \(contact)
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
