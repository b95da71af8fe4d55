public import Domain

/// Persons whom nothing links by itself, those met last first.
public enum BlockList: PagedList {
    public struct Filter: Sendable {
        /// Only of persons who are seen.
        public var sight: Sight

        public init(sight: Sight = .all) { self.sight = sight }
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ request: PageRequest<PersonID>
    ) throws -> ListPage<LinkBlock, PersonID> {
        var query = KeysetQuery(
            columns: "link_blocks.*", table: "link_blocks", key: ["link_blocks.person_id"], order: .descending,
            conditions: ["link_blocks.workspace_id = \(workspace)"])
        if let isSeen = PersonSight.condition(filter.sight, workspace, person: "link_blocks.person_id") {
            query.scanned.append(isSeen)
        }
        return try query.page(
            connection, request, keyOf: \.person, rowKey: { try $0.id("person_id") }, item: LinkBlockTable.block)
    }

    /// `id` is the person's.
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> LinkBlock? {
        try PersonID(text: id).flatMap { try LinkBlockTable.find(connection, workspace, $0) }
    }
}
