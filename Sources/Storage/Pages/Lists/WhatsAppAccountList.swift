public import Domain

/// The connected WhatsApp Business accounts, without their secrets.
public enum WhatsAppAccountList: PagedList {
    public struct Item: Sendable {
        public var account: WhatsAppAccount
        public var upkeep: WhatsAppAccountTable.Upkeep
        public var numbers: Int64
        /// When the newest webhook of the account or its numbers came.
        public var heardAt: Timestamp?
        /// Of the newest check, in its order.
        public var findings: [ConnectionFinding]
    }

    public struct Filter: Sendable {
        public init() {}
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter,
        _ request: PageRequest<WhatsAppAccountID>
    ) throws -> ListPage<Item, WhatsAppAccountID> {
        var page = try query([workspaceIs(workspace)]).page(
            connection, request, keyOf: \.account.id, rowKey: { try $0.vendorID("account_id") }, item: item)
        for index in page.items.indices {
            page.items[index].findings = try ConnectionFindingTable.of(
                connection, workspace, page.items[index].account.id)
        }
        return page
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> Item? {
        let conditions = [workspaceIs(workspace), "whatsapp_accounts.account_id = \(id)"]
        var found = try query(conditions).page(
            connection, PageRequest(limit: 1), keyOf: \.account.id, rowKey: { try $0.vendorID("account_id") },
            item: item
        ).items.first
        found?.findings = try ConnectionFindingTable.of(connection, workspace, WhatsAppAccountID(id))
        return found
    }

    private static func workspaceIs(_ workspace: WorkspaceID) -> SQL {
        "whatsapp_accounts.workspace_id = \(workspace)"
    }

    private static func query(_ conditions: [SQL]) -> KeysetQuery {
        KeysetQuery(
            columns: """
                whatsapp_accounts.*,
                (SELECT COUNT(*) FROM business_numbers AS number
                    WHERE number.workspace_id = whatsapp_accounts.workspace_id
                        AND number.account_id = whatsapp_accounts.account_id) AS numbers,
                (SELECT MAX(heard_at) FROM webhook_arrivals AS arrival
                    WHERE arrival.workspace_id = whatsapp_accounts.workspace_id
                        AND arrival.account_id = whatsapp_accounts.account_id) AS heard_at
                """,
            table: "whatsapp_accounts", key: ["whatsapp_accounts.account_id"], order: .ascending,
            conditions: conditions)
    }

    private static func item(_ row: SQLRow) throws -> Item {
        Item(
            account: WhatsAppAccount(
                id: try row.vendorID("account_id"), portfolio: try row.vendorID("portfolio_id"),
                name: try row.text("name"), state: try connectionState(row)),
            upkeep: try WhatsAppAccountTable.upkeep(row), numbers: try row.integer("numbers"),
            heardAt: try row.optionalTimestamp("heard_at"), findings: [])
    }
}
