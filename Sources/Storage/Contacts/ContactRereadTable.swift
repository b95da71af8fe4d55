public import Domain

/// Contacts that something says have changed, to be read from HubSpot: the news is a hint, the record is the truth.
public enum ContactRereadTable {
    public static func add(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contact: ContactID, cause: String, due: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO contact_rereads (workspace_id, contact_id, cause, due_at)
            VALUES (\(workspace), \(contact), \(cause), \(due))
            ON CONFLICT (workspace_id, contact_id) DO UPDATE SET cause = excluded.cause, due_at = excluded.due_at
            """)
    }

    public static func due(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp, limit: Int
    ) throws -> [ContactID] {
        try connection.rows(
            """
            SELECT contact_id FROM contact_rereads WHERE workspace_id = \(workspace) AND due_at <= \(now)
            ORDER BY due_at LIMIT \(limit)
            """
        ).map { try $0.vendorID("contact_id") }
    }

    public static func nextDue(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Timestamp? {
        try connection.row(
            "SELECT due_at FROM contact_rereads WHERE workspace_id = \(workspace) ORDER BY due_at LIMIT 1"
        )?.timestamp("due_at")
    }

    /// Read; unless something newer asked again meanwhile.
    public static func done(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contacts: [ContactID], readAt: Timestamp
    ) throws {
        if contacts.isEmpty { return }
        try connection.run(
            """
            DELETE FROM contact_rereads
            WHERE workspace_id = \(workspace) AND due_at <= \(readAt) AND contact_id IN \(list: contacts)
            """)
    }
}
