public import Domain

/// Contacts that HubSpot merged into others. Kept for ever: an old id in a bookmark, a webhook or a list still leads to
/// the record that is there.
public enum ContactMergeTable {
    /// Chains stay one step long: whatever led to `from` leads to the survivor from now on.
    public static func add(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ merges: [(from: ContactID, into: ContactID)],
        now: Timestamp
    ) throws {
        let known = try survivors(connection, workspace, of: merges.map(\.from))
        for merge in merges where known[merge.from] != merge.into {
            try connection.run(
                """
                UPDATE contact_merges SET merged_into = \(merge.into)
                WHERE workspace_id = \(workspace) AND merged_into = \(merge.from)
                """)
            try connection.run(
                """
                INSERT INTO contact_merges (workspace_id, contact_id, merged_into, seen_at)
                VALUES (\(workspace), \(merge.from), \(merge.into), \(now))
                ON CONFLICT (workspace_id, contact_id) DO UPDATE SET merged_into = excluded.merged_into
                """)
        }
    }

    /// Of these ids, those that were merged away or whose person asked to be forgotten.
    public static func gone(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, among contacts: [ContactID]
    ) throws -> Set<ContactID> {
        guard !contacts.isEmpty, try isAnyGone(connection, workspace) else { return [] }
        let rows = try connection.rows(
            """
            SELECT contact_id FROM contact_merges WHERE workspace_id = \(workspace) AND contact_id IN \(list: contacts)
            UNION SELECT contact_id FROM contact_erasures
            WHERE workspace_id = \(workspace) AND contact_id IN \(list: contacts)
            """)
        return Set(try rows.map { try $0.vendorID("contact_id") })
    }

    /// Most accounts have none while they are imported, and then no page has to be looked through.
    private static func isAnyGone(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Bool {
        try connection.row(
            """
            SELECT 1 AS one WHERE EXISTS (SELECT 1 FROM contact_merges WHERE workspace_id = \(workspace))
                OR EXISTS (SELECT 1 FROM contact_erasures WHERE workspace_id = \(workspace))
            """) != nil
    }

    private static func survivors(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of contacts: [ContactID]
    ) throws -> [ContactID: ContactID] {
        if contacts.isEmpty { return [:] }
        let rows = try connection.rows(
            """
            SELECT contact_id, merged_into FROM contact_merges
            WHERE workspace_id = \(workspace) AND contact_id IN \(list: contacts)
            """)
        let pairs: [(ContactID, ContactID)] = try rows.map {
            (try $0.vendorID("contact_id"), try $0.vendorID("merged_into"))
        }
        return Dictionary(pairs, uniquingKeysWith: { $1 })
    }

    /// Where an id leads: the survivor of its merge, or itself.
    public static func survivor(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of contact: ContactID
    ) throws -> ContactID {
        try survivors(connection, workspace, of: [contact])[contact] ?? contact
    }

    /// HubSpot has a record under this very id, so it was not merged away after all.
    public static func forget(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contacts: [ContactID]
    ) throws {
        if contacts.isEmpty { return }
        try connection.run(
            "DELETE FROM contact_merges WHERE workspace_id = \(workspace) AND contact_id IN \(list: contacts)")
    }
}
