public import Domain

/// Files that were let go and may still be on the disk.
public enum FileRemovalTable {
    public struct Removal: Sendable, Equatable {
        public var hash: FileHash
        /// A message still names it, or does again, so it stays.
        public var isNamed: Bool
    }

    public static func add(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ hash: FileHash, now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO file_removals (workspace_id, file_hash, asked_at) VALUES (\(workspace), \(hash), \(now))
            ON CONFLICT (workspace_id, file_hash) DO NOTHING
            """)
    }

    /// Tenants share the disk: what any of them names stays.
    public static func next(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, limit: Int
    ) throws -> [Removal] {
        try connection.rows(
            """
            SELECT r.file_hash, CASE WHEN EXISTS (SELECT 1 FROM workspaces AS w
                JOIN media AS d ON d.workspace_id = w.workspace_id AND d.file_hash = r.file_hash)
                THEN 1 ELSE 0 END AS is_named
            FROM file_removals AS r WHERE r.workspace_id = \(workspace) ORDER BY r.asked_at LIMIT \(limit)
            """
        ).compactMap { row in
            guard let hash = FileHash(bytes: try row.data("file_hash")) else { return nil }
            return Removal(hash: hash, isNamed: try row.bool("is_named"))
        }
    }

    public static func remove(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ hash: FileHash
    ) throws {
        try connection.run("DELETE FROM file_removals WHERE workspace_id = \(workspace) AND file_hash = \(hash)")
    }
}
