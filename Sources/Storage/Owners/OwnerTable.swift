public import Domain

/// HubSpot's owners, deactivated ones included.
public enum OwnerTable {
    public static func all(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> [Owner] {
        try connection.rows("SELECT * FROM owners WHERE workspace_id = \(workspace) ORDER BY owner_id").map { row in
            Owner(
                id: try row.vendorID("owner_id"), email: try row.optionalText("email"),
                firstName: try row.optionalText("first_name"), lastName: try row.optionalText("last_name"),
                userID: try row.optionalText("user_id"), isArchived: try row.integer("is_archived") != 0)
        }
    }

    public static func save(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ owner: Owner) throws {
        try connection.run(
            """
            INSERT INTO owners (workspace_id, owner_id, email, first_name, last_name, user_id, is_archived)
            VALUES (\(workspace), \(owner.id), \(owner.email), \(owner.firstName), \(owner.lastName), \(owner.userID),
                \(owner.isArchived))
            ON CONFLICT (workspace_id, owner_id) DO UPDATE SET
                email = excluded.email, first_name = excluded.first_name, last_name = excluded.last_name,
                user_id = COALESCE(excluded.user_id, owners.user_id), is_archived = excluded.is_archived
            """)
    }
}
