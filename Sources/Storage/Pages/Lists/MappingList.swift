public import Domain

/// Dated rows "this owner answers for this number", those in force and those that ended; replaced ones are history.
public enum MappingList: PagedList {
    public struct Item: Sendable {
        public var mapping: UserMapping
        public var author: Author
        public var madeAt: Timestamp
    }

    public struct Filter: Sendable {
        public init() {}
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter,
        _ request: PageRequest<UserMappingID>
    ) throws -> ListPage<Item, UserMappingID> {
        let query = KeysetQuery(
            columns: "user_mappings.*", table: "user_mappings", key: ["user_mappings.mapping_id"], order: .ascending,
            conditions: ["user_mappings.workspace_id = \(workspace)", "user_mappings.replaced_at IS NULL"])
        return try query.page(
            connection, request, keyOf: \.mapping.id, rowKey: { try $0.id("mapping_id") }, item: item)
    }

    /// `id` is a business number: the mapping that is in force for it now.
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> Item? {
        try connection.row(
            """
            SELECT * FROM user_mappings WHERE workspace_id = \(workspace) AND number_id = \(id)
                AND replaced_at IS NULL AND valid_until IS NULL ORDER BY valid_from DESC LIMIT 1
            """
        ).map(item)
    }

    private static func item(_ row: SQLRow) throws -> Item {
        Item(
            mapping: UserMapping(
                id: try row.id("mapping_id"), number: try row.vendorID("number_id"),
                owner: try row.vendorID("owner_id"),
                from: try row.timestamp("valid_from"), until: try row.optionalTimestamp("valid_until")),
            author: Author(text: try row.text("author")),
            madeAt: try row.timestamp("made_at"))
    }
}
