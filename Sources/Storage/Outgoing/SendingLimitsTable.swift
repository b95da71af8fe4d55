public import Domain

/// How fast each business number may send, as Meta told last.
public enum SendingLimitsTable {
    public static func all(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [BusinessNumberID: SendingLimits] {
        let rows = try connection.rows("SELECT * FROM sending_limits WHERE workspace_id = \(workspace)")
        let limits = try rows.map { row in
            (
                try row.vendorID("number_id") as BusinessNumberID,
                SendingLimits(
                    perSecond: Int(try row.integer("per_second")),
                    openingsPerDay: try row.optionalInteger("openings_per_day").map { Int($0) },
                    isLowQuality: try row.bool("is_low_quality"))
            )
        }
        return Dictionary(limits, uniquingKeysWith: { $1 })
    }

    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ number: BusinessNumberID, _ limits: SendingLimits,
        at now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO sending_limits (workspace_id, number_id, per_second, openings_per_day, is_low_quality, read_at)
            VALUES (\(workspace), \(number), \(limits.perSecond), \(limits.openingsPerDay), \(limits.isLowQuality),
                \(now))
            ON CONFLICT (workspace_id, number_id) DO UPDATE SET per_second = excluded.per_second,
                openings_per_day = excluded.openings_per_day, is_low_quality = excluded.is_low_quality,
                read_at = excluded.read_at
            """)
    }
}
