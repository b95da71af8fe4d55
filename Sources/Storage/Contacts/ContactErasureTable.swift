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
            WHERE workspace_id = \(workspace) AND contact_id = \(contact)
            """)
        let subject = "contact:\(contact)"
        try connection.run(
            """
            UPDATE audit SET reason = \(erased)
            WHERE workspace_id = \(workspace)
                AND (subject = \(subject) OR before_value = \(subject) OR after_value = \(subject))
            """)
        // What was written to the contact, or to a record that was merged into it.
        try connection.run(
            """
            UPDATE audit SET reason = \(erased), before_value = NULL, after_value = NULL
            WHERE workspace_id = \(workspace) AND (subject = \(subject) OR subject IN (
                SELECT 'contact:' || contact_id FROM contact_merges
                WHERE workspace_id = \(workspace) AND merged_into = \(contact)))
            """)
        try PhoneWriteTable.erase(connection, workspace, contact, now: now)
        try connection.run(
            """
            UPDATE contact_erasures SET erased_at = \(now)
            WHERE workspace_id = \(workspace) AND contact_id = \(contact)
            """)
    }
}
