public import Domain

/// The company's WhatsApp numbers, each with the owner who answers for it now.
public enum NumberList: PagedList {
    public struct Item: Sendable {
        public var number: BusinessNumber
        public var owner: OwnerID?
        public var mappedSince: Timestamp?
        public var facts: NumberFacts
        /// `nil` = Meta was not asked yet.
        public var state: NumberState?
        public var readAt: Timestamp?
        /// When its newest webhook came.
        public var heardAt: Timestamp?
        /// What the phone behind it shares; empty where there is no phone.
        public var sharing: [PhoneSharing]
    }

    public struct Filter: Sendable {
        public init() {}
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter,
        _ request: PageRequest<BusinessNumberID>
    ) throws -> ListPage<Item, BusinessNumberID> {
        let sharing = try sharing(connection, workspace)
        return try query([workspaceIs(workspace)]).page(
            connection, request, keyOf: \.number.id, rowKey: { try $0.vendorID("number_id") },
            item: { try item($0, sharing) })
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> Item? {
        let conditions = [workspaceIs(workspace), "business_numbers.number_id = \(id)"]
        let sharing = try sharing(connection, workspace)
        return try query(conditions).page(
            connection, PageRequest(limit: 1), keyOf: \.number.id, rowKey: { try $0.vendorID("number_id") },
            item: { try item($0, sharing) }
        ).items.first
    }

    private static func workspaceIs(_ workspace: WorkspaceID) -> SQL {
        "business_numbers.workspace_id = \(workspace)"
    }

    private static func query(_ conditions: [SQL]) -> KeysetQuery {
        KeysetQuery(
            columns: """
                business_numbers.*, mapping.owner_id AS owner_id, mapping.valid_from AS mapped_since,
                (SELECT MAX(heard_at) FROM webhook_arrivals AS arrival
                    WHERE arrival.workspace_id = business_numbers.workspace_id
                        AND arrival.account_id = business_numbers.account_id
                        AND arrival.number_id = business_numbers.number_id) AS heard_at
                """,
            table: "business_numbers",
            joins: """
                LEFT JOIN user_mappings AS mapping ON mapping.workspace_id = business_numbers.workspace_id
                    AND mapping.number_id = business_numbers.number_id
                    AND mapping.replaced_at IS NULL AND mapping.valid_until IS NULL
                """,
            key: ["business_numbers.number_id"], order: .ascending, conditions: conditions)
    }

    /// A company has few numbers.
    private static func sharing(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [BusinessNumberID: [PhoneSharing]] {
        Dictionary(grouping: try PhoneSharingTable.all(connection, workspace), by: \.number)
    }

    private static func item(_ row: SQLRow, _ sharing: [BusinessNumberID: [PhoneSharing]]) throws -> Item {
        let number = try BusinessNumberTable.number(row)
        return Item(
            number: number, owner: try row.optionalVendorID("owner_id"),
            mappedSince: try row.optionalTimestamp("mapped_since"), facts: try numberFacts(row),
            state: try numberState(row), readAt: try row.optionalTimestamp("facts_read_at"),
            heardAt: try row.optionalTimestamp("heard_at"), sharing: sharing[number.id] ?? [])
    }
}
