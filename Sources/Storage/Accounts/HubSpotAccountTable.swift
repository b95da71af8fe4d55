public import Domain
public import Foundation

/// The connected HubSpot account of a workspace, its tokens under seal, and how far the mirror has read.
public enum HubSpotAccountTable {
    public struct Row: Sendable {
        public var account: HubSpotAccount
        public var tokens: SealedTokens
        /// `nil` = HubSpot did not tell: a pasted token belongs to an app and not to a person.
        public var user: HubSpotUser?
        /// By scope; empty = not looked at yet.
        public var scopes: [String: ScopeState]
        public var state: ConnectionState
        public var connectedAt: Timestamp
        /// When account, user and scopes were last asked for.
        public var checkedAt: Timestamp?
        public var mirror: MirrorProgress
    }

    /// What lets us in.
    public struct SealedTokens: Sendable, Equatable {
        public var credential: HubSpotCredential
        /// Empty once disconnected.
        public var access: Data
        public var refresh: Data?
        /// `nil` = a pasted token, which does not end by itself.
        public var expiresAt: Timestamp?

        public init(
            credential: HubSpotCredential = .token, access: Data, refresh: Data? = nil, expiresAt: Timestamp? = nil
        ) {
            self.credential = credential
            self.access = access
            self.refresh = refresh
            self.expiresAt = expiresAt
        }
    }

    public static func find(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Row? {
        try connection.row("SELECT * FROM hubspot_accounts WHERE workspace_id = \(workspace)").map(row)
    }

    public static func setState(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ state: ConnectionState
    ) throws {
        try connection.run(
            """
            UPDATE hubspot_accounts SET state = \(state.word.rawValue), sentence = \(state.sentence)
            WHERE workspace_id = \(workspace)
            """)
    }

    /// Secrets of HubSpot apps, by whose webhooks they sign.
    public static func clientSecrets(
        _ connection: any SQLConnection
    ) throws -> [(workspace: WorkspaceID, sealed: Data)] {
        try connection.rows(
            """
            SELECT workspace_id, sealed_client_secret FROM hubspot_accounts WHERE sealed_client_secret IS NOT NULL
            """
        ).map { (try $0.id("workspace_id"), try $0.data("sealed_client_secret")) }
    }

    private static func row(_ row: SQLRow) throws -> Row {
        Row(
            account: HubSpotAccount(
                id: try row.vendorID("hub_id"), timeZone: try row.text("time_zone"),
                uiDomain: try row.text("ui_domain"), currency: try row.optionalText("currency"),
                type: try row.optionalText("account_type")),
            tokens: SealedTokens(
                credential: HubSpotCredential(rawValue: try row.text("credential")) ?? .token,
                access: try row.data("sealed_token"), refresh: try row.optionalData("sealed_refresh_token"),
                expiresAt: try row.optionalTimestamp("token_expires_at")),
            user: try row.optionalText("user_id").map {
                HubSpotUser(id: $0, email: try row.optionalText("user_email"))
            },
            scopes: ScopeText.scopes(in: try row.optionalText("scopes") ?? ""),
            state: try connectionState(row),
            connectedAt: try row.timestamp("connected_at"), checkedAt: try row.optionalTimestamp("checked_at"),
            mirror: try mirror(row))
    }
}

/// The state columns that both vendors' accounts share.
func connectionState(_ row: SQLRow) throws -> ConnectionState {
    ConnectionState(
        ConnectionState.Word(rawValue: try row.text("state")) ?? .degraded, try row.text("sentence"))
}
