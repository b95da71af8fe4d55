public import Domain

/// Both vendors' accounts and the numbers, with who answers for each.
public struct ConnectedAccounts: Sendable {
    public struct Number: Sendable {
        public var number: BusinessNumber
        /// `nil` = Meta was not asked yet.
        public var state: NumberState?
        public var owner: Owner?
        public var mappedSince: Timestamp?
        public var mappedBy: Author?
        public var mappedAt: Timestamp?
        /// What the phone behind it shares; empty where there is no phone.
        public var sharing: [PhoneSharing] = []
    }

    public struct HubSpot: Sendable {
        public var account: HubSpotAccount
        public var state: ConnectionState
        public var mirror: MirrorProgress
    }

    public var hubSpot: HubSpot?
    public var whatsApp: [WhatsAppAccount]
    public var numbers: [Number]

    public static func read(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> ConnectedAccounts {
        let sharing = Dictionary(grouping: try PhoneSharingTable.all(connection, workspace), by: \.number)
        return ConnectedAccounts(
            hubSpot: try HubSpotAccountTable.find(connection, workspace).map {
                HubSpot(account: $0.account, state: $0.state, mirror: $0.mirror)
            },
            whatsApp: try whatsApp(connection, workspace),
            numbers: try BusinessNumberTable.all(connection, workspace).map {
                var number = try number(connection, workspace, $0)
                number.sharing = sharing[number.number.id] ?? []
                return number
            })
    }

    /// Without the sealed secrets: a page has no use for them.
    private static func whatsApp(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> [WhatsAppAccount]
    {
        try connection.rows(
            """
            SELECT account_id, portfolio_id, name, state, sentence FROM whatsapp_accounts
            WHERE workspace_id = \(workspace) ORDER BY account_id LIMIT 100
            """
        ).map { row in
            WhatsAppAccount(
                id: try row.vendorID("account_id"), portfolio: try row.vendorID("portfolio_id"),
                name: try row.text("name"), state: try connectionState(row))
        }
    }

    private static func number(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ number: BusinessNumber
    ) throws -> Number {
        let state = try BusinessNumberTable.state(connection, workspace, number.id)
        guard let found = try MappingList.find(connection, workspace, id: number.id.value) else {
            return Number(
                number: number, state: state, owner: nil, mappedSince: nil, mappedBy: nil, mappedAt: nil)
        }
        let owner = try OwnerList.find(connection, workspace, id: found.mapping.owner.value)
        return Number(
            number: number, state: state,
            owner: owner
                ?? Owner(
                    id: found.mapping.owner, email: nil, firstName: nil, lastName: nil, userID: nil, isArchived: false),
            mappedSince: found.mapping.from, mappedBy: found.author, mappedAt: found.madeAt)
    }
}
