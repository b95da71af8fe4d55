public import Domain

/// HubSpot's users as records name them, deactivated ones included.
public enum OwnerList: PagedList {
    public struct Filter: Sendable {
        public init() {}
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ request: PageRequest<OwnerID>
    ) throws -> ListPage<Owner, OwnerID> {
        try query(["owners.workspace_id = \(workspace)"]).page(
            connection, request, keyOf: \.id, rowKey: { try $0.vendorID("owner_id") }, item: owner)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> Owner? {
        try connection.row(
            "SELECT * FROM owners WHERE workspace_id = \(workspace) AND owner_id = \(id)"
        ).map(owner)
    }

    private static func query(_ conditions: [SQL]) -> KeysetQuery {
        KeysetQuery(
            columns: "owners.*", table: "owners", key: ["owners.owner_id"], order: .ascending, conditions: conditions)
    }

    private static func owner(_ row: SQLRow) throws -> Owner {
        Owner(
            id: try row.vendorID("owner_id"), email: try row.optionalText("email"),
            firstName: try row.optionalText("first_name"), lastName: try row.optionalText("last_name"),
            userID: try row.optionalText("user_id"), isArchived: try row.bool("is_archived"))
    }
}
