public import Domain

/// What a workspace takes of files. Without a row the defaults hold.
public enum MediaSettingsTable {
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> MediaSettings {
        try row(connection, workspace).map(settings) ?? MediaSettings()
    }

    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ settings: MediaSettings
    ) throws {
        let limits = settings.bytesMax.map { "\($0.key.rawValue)=\($0.value)" }.sorted().joined(separator: ";")
        try connection.run(
            """
            INSERT INTO media_settings (workspace_id, delivery, attach_bytes_max, limits, refused_types, applied)
            VALUES (\(workspace), \(settings.delivery.rawValue), \(settings.attachBytesMax), \(limits),
                \(settings.refusedTypes.joined(separator: ";")), '')
            ON CONFLICT (workspace_id) DO UPDATE SET delivery = excluded.delivery,
                attach_bytes_max = excluded.attach_bytes_max, limits = excluded.limits,
                refused_types = excluded.refused_types
            """)
    }

    /// How files were last shown on timelines, as text; empty = never.
    public static func applied(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> String {
        try row(connection, workspace)?.text("applied") ?? ""
    }

    public static func setApplied(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ applied: String
    ) throws {
        if try row(connection, workspace) == nil { try save(connection, workspace, MediaSettings()) }
        try connection.run("UPDATE media_settings SET applied = \(applied) WHERE workspace_id = \(workspace)")
    }

    private static func row(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> SQLRow? {
        try connection.row("SELECT * FROM media_settings WHERE workspace_id = \(workspace)")
    }

    private static func settings(_ row: SQLRow) throws -> MediaSettings {
        let limits: [(MediaKind, Int64)] = try row.text("limits").split(separator: ";").compactMap { text in
            let parts = text.split(separator: "=")
            guard parts.count == 2, let kind = MediaKind(rawValue: String(parts[0])), let limit = Int64(parts[1]) else {
                return nil
            }
            return (kind, limit)
        }
        return MediaSettings(
            delivery: MediaSettings.Delivery(rawValue: try row.text("delivery")) ?? .attach,
            attachBytesMax: try row.integer("attach_bytes_max"),
            bytesMax: Dictionary(limits, uniquingKeysWith: { $1 }),
            refusedTypes: try row.text("refused_types").split(separator: ";").map(String.init))
    }
}
