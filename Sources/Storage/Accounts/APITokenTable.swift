public import Domain
public import Foundation

/// Tokens of the JSON API. Only a digest is kept: what is not stored cannot leak.
public enum APITokenTable {
    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, name: String, digest: Data, now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO api_tokens (workspace_id, name, digest, made_at)
            VALUES (\(workspace), \(name), \(digest), \(now))
            ON CONFLICT (workspace_id, name) DO UPDATE SET digest = excluded.digest, made_at = excluded.made_at
            """)
    }

    /// Whose token has this digest, if anybody's.
    public static func find(
        _ connection: any SQLConnection, digest: Data
    ) throws -> (workspace: WorkspaceID, name: String)? {
        try connection.row("SELECT workspace_id, name FROM api_tokens WHERE digest = \(digest)").map {
            (try $0.id("workspace_id"), try $0.text("name"))
        }
    }

    /// By name.
    public static func all(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [(name: String, madeAt: Timestamp)] {
        try connection.rows("SELECT name, made_at FROM api_tokens WHERE workspace_id = \(workspace) ORDER BY name").map
        {
            (try $0.text("name"), try $0.timestamp("made_at"))
        }
    }

    /// False = there is none of this name.
    public static func delete(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, name: String
    ) throws -> Bool {
        try connection.run("DELETE FROM api_tokens WHERE workspace_id = \(workspace) AND name = \(name)") == 1
    }
}
