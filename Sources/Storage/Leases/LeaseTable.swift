public import Domain

/// "This node does this work for this workspace until then": what keeps two nodes from spending one HubSpot budget.
public enum LeaseTable {
    /// Takes the lease or renews our own. False while another holder's has not run out.
    public static func take(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, name: String, holder: String, until: Timestamp,
        now: Timestamp
    ) throws -> Bool {
        try connection.run(
            """
            INSERT INTO leases (workspace_id, name, holder, until) VALUES (\(workspace), \(name), \(holder), \(until))
            ON CONFLICT (workspace_id, name) DO UPDATE SET holder = excluded.holder, until = excluded.until
                WHERE leases.holder = excluded.holder OR leases.until <= \(now)
            """) > 0
    }

    public static func release(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, name: String, holder: String
    ) throws {
        try connection.run(
            "DELETE FROM leases WHERE workspace_id = \(workspace) AND name = \(name) AND holder = \(holder)")
    }
}
