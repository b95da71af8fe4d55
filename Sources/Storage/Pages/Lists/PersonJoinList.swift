public import Domain

/// Persons who turned out to be one, the latest first.
public enum PersonJoinList: PagedList {
    public struct Filter: Sendable {
        public init() {}
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter,
        _ request: PageRequest<PersonJoinID>
    ) throws -> ListPage<PersonJoin, PersonJoinID> {
        let query = KeysetQuery(
            columns: "person_joins.*", table: "person_joins", key: ["person_joins.join_id"], order: .descending,
            conditions: ["person_joins.workspace_id = \(workspace)"])
        return try query.page(
            connection, request, keyOf: \.id, rowKey: { try $0.id("join_id") }, item: PersonJoinTable.join)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> PersonJoin? {
        try PersonJoinID(text: id).flatMap { try PersonJoinTable.find(connection, workspace, $0) }
    }
}
