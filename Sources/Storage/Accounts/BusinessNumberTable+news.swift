public import Domain

extension BusinessNumberTable {
    /// What WhatsApp told of one number, or of each of an account's.
    public static func apply(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID,
        number: BusinessNumberID?, _ change: AccountNews.Change
    ) throws {
        let assignment: SQL
        switch change {
        case .messagingLimit(let limit): assignment = "messaging_limit = \(limit)"
        case .numberStatus(let status): assignment = "status = \(status)"
        case .verifiedName(let name): assignment = "verified_name = \(name)"
        case .username(let name): assignment = "username = \(name)"
        case .template: return
        }
        let which: SQL = number.map { "AND number_id = \($0)" } ?? ""
        try connection.run(
            """
            UPDATE business_numbers SET \(sql: assignment)
            WHERE workspace_id = \(workspace) AND account_id = \(account) \(sql: which)
            """)
    }
}
