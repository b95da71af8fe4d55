/// Whether the database answers at all, for readiness checks.
public enum DatabaseAnswer {
    public static func check(_ connection: any SQLConnection) throws {
        _ = try connection.row("SELECT COUNT(*) AS number FROM leases WHERE workspace_id = \(Int64(0))")
    }
}
