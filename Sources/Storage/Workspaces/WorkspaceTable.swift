public import Domain
import Linking

/// Tenants and their settings.
public enum WorkspaceTable {
    public static func all(_ connection: any SQLConnection) throws -> [Workspace] {
        try connection.rows("SELECT * FROM workspaces ORDER BY workspace_id").map(workspace)
    }

    public static func find(_ connection: any SQLConnection, _ id: WorkspaceID) throws -> Workspace? {
        try connection.row("SELECT * FROM workspaces WHERE workspace_id = \(id)").map(workspace)
    }

    public static func save(_ connection: any SQLConnection, _ workspace: Workspace) throws {
        try connection.run(
            """
            INSERT INTO workspaces (workspace_id, name, time_zone, default_region, fuzzy, phone_property,
                phone_properties, granularity, fallback_owner_id)
            VALUES (\(workspace.id), \(workspace.name), \(workspace.timeZone), \(workspace.defaultRegion?.code),
                \(workspace.fuzzy.rawValue), \(workspace.phoneProperty ?? ""),
                \(workspace.furtherPhoneProperties.joined(separator: ",")),
                \(workspace.granularity.rawValue), \(workspace.fallbackOwner))
            ON CONFLICT (workspace_id) DO UPDATE SET
                name = excluded.name, time_zone = excluded.time_zone, default_region = excluded.default_region,
                fuzzy = excluded.fuzzy, phone_property = excluded.phone_property,
                phone_properties = excluded.phone_properties, granularity = excluded.granularity, fallback_owner_id = excluded.fallback_owner_id
            """)
    }

    /// Another time zone, if nothing has been filed under the days of this one yet.
    public static func adopt(
        _ connection: any SQLConnection, _ id: WorkspaceID, timeZone: String
    ) throws {
        try connection.run(
            """
            UPDATE workspaces SET time_zone = \(timeZone) WHERE workspace_id = \(id)
                AND NOT EXISTS (SELECT 1 FROM messages WHERE workspace_id = \(id))
            """)
    }

    public static func setGranularity(
        _ connection: any SQLConnection, _ id: WorkspaceID, _ granularity: TimelineGranularity
    ) throws {
        try connection.run(
            "UPDATE workspaces SET granularity = \(granularity.rawValue) WHERE workspace_id = \(id)")
    }

    /// Somebody looked at the preview of links; the first time counts.
    public static func notePreview(_ connection: any SQLConnection, _ id: WorkspaceID, at moment: Timestamp) throws {
        try connection.run(
            """
            UPDATE workspaces SET links_previewed_at = \(moment)
            WHERE workspace_id = \(id) AND links_previewed_at IS NULL
            """)
    }

    /// When somebody looked at it first.
    public static func previewedAt(_ connection: any SQLConnection, _ id: WorkspaceID) throws -> Timestamp? {
        try connection.row("SELECT links_previewed_at FROM workspaces WHERE workspace_id = \(id)")?
            .optionalTimestamp("links_previewed_at")
    }

    private static func workspace(_ row: SQLRow) throws -> Workspace {
        let property = try row.text("phone_property")
        return Workspace(
            id: try row.id("workspace_id"),
            name: try row.text("name"),
            timeZone: try row.text("time_zone"),
            defaultRegion: try row.optionalText("default_region").flatMap { Region($0) },
            fuzzy: FuzzySetting(rawValue: try row.text("fuzzy")) ?? .guarded,
            phoneProperty: property.isEmpty ? nil : property,
            furtherPhoneProperties: try row.text("phone_properties").split(separator: ",").map(String.init),
            granularity: TimelineGranularity(rawValue: try row.text("granularity")) ?? .day,
            fallbackOwner: try row.optionalVendorID("fallback_owner_id"))
    }
}
