public import Domain

extension ContactTable {
    /// HubSpot's list showed these.
    public static func markSeen(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [ContactID], at moment: Timestamp
    ) throws {
        if ids.isEmpty { return }
        try connection.run(
            """
            UPDATE contacts SET seen_at = \(moment)
            WHERE workspace_id = \(workspace) AND seen_at < \(moment) AND contact_id IN \(list: ids)
            """)
    }

    /// Whoever HubSpot's list did not show since `moment` is asked for by id: a list may lag, a record does not lie.
    public static func rereadUnseen(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, since moment: Timestamp, now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO contact_rereads (workspace_id, contact_id, cause, due_at)
            SELECT workspace_id, contact_id, 'not listed', CAST(\(now) AS BIGINT) FROM contacts
            WHERE workspace_id = \(workspace) AND seen_at < \(moment)
            ON CONFLICT (workspace_id, contact_id) DO NOTHING
            """)
    }
}
