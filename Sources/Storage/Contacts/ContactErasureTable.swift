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

    /// Takes what the contact's fields said out of links and audit, and has the person erased who wrote to us. That
    /// there was a link, that something was changed, and when, stays.
    public static func erase(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contact: ContactID, now: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE links SET reason = \(PersonErasureTable.reason)
            WHERE workspace_id = \(workspace) AND (contact_id = \(contact) OR contact_id IN (
                SELECT contact_id FROM contact_merges WHERE workspace_id = \(workspace) AND merged_into = \(contact)))
            """)
        try PersonErasureTable.ask(
            connection, workspace, try persons(connection, workspace, contact), now: now)
        let names: SQL = """
            SELECT CAST(\("contact:\(contact)") AS TEXT) UNION ALL SELECT 'contact:' || contact_id FROM contact_merges
            WHERE workspace_id = \(workspace) AND merged_into = \(contact)
            """
        // Also under ids that were merged into it.
        try AuditTable.eraseTexts(connection, workspace, of: names, reason: PersonErasureTable.reason)
        try connection.run(
            "DELETE FROM contact_ties WHERE workspace_id = \(workspace) AND contact_id = \(contact)")
        try PhoneWriteTable.erase(connection, workspace, now: now, where: "contact_id = \(contact)")
        try connection.run(
            """
            UPDATE contact_erasures SET erased_at = \(now)
            WHERE workspace_id = \(workspace) AND contact_id = \(contact)
            """)
    }

    /// Whoever was linked to the contact last, under whatever id. Of whom somebody said that it is not the right
    /// contact, it is not.
    private static func persons(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contact: ContactID
    ) throws -> [PersonID] {
        try connection.rows(
            """
            SELECT DISTINCT l.person_id FROM links AS l
            WHERE l.workspace_id = \(workspace) AND (l.contact_id = \(contact) OR l.contact_id IN (
                    SELECT contact_id FROM contact_merges
                    WHERE workspace_id = \(workspace) AND merged_into = \(contact)))
                AND NOT EXISTS (SELECT 1 FROM links AS later WHERE later.workspace_id = l.workspace_id
                    AND later.person_id = l.person_id AND later.link_id > l.link_id)
                AND NOT EXISTS (SELECT 1 FROM link_blocks AS b
                    WHERE b.workspace_id = l.workspace_id AND b.person_id = l.person_id)
            ORDER BY l.person_id
            """
        ).map { try $0.id("person_id") }
    }
}
