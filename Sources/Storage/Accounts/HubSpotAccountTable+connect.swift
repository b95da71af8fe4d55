public import Domain
public import Foundation

extension HubSpotAccountTable {
    /// Connects, or connects again: new tokens for the same account keep what the mirror has read.
    ///
    /// - Parameter sealedClientSecret: of the app whose webhooks we hear; `nil` keeps the one that is there.
    public static func connect(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: HubSpotAccount, _ tokens: SealedTokens,
        sealedClientSecret: Data?, state: ConnectionState, now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO hubspot_accounts (workspace_id, hub_id, time_zone, ui_domain, currency, account_type,
                credential, sealed_token, sealed_refresh_token, token_expires_at,
                sealed_client_secret, state, sentence, connected_at, import_started_at)
            VALUES (\(workspace), \(account.id), \(account.timeZone), \(account.uiDomain), \(account.currency),
                \(account.type), \(tokens.credential.rawValue), \(tokens.access), \(tokens.refresh),
                \(tokens.expiresAt), \(sealedClientSecret), \(state.word.rawValue), \(state.sentence), \(now), \(now))
            ON CONFLICT (workspace_id) DO UPDATE SET
                hub_id = excluded.hub_id, time_zone = excluded.time_zone, ui_domain = excluded.ui_domain,
                currency = excluded.currency, account_type = excluded.account_type,
                credential = excluded.credential, sealed_token = excluded.sealed_token,
                sealed_refresh_token = excluded.sealed_refresh_token, token_expires_at = excluded.token_expires_at,
                sealed_client_secret = COALESCE(excluded.sealed_client_secret, hubspot_accounts.sealed_client_secret),
                state = excluded.state, sentence = excluded.sentence, connected_at = excluded.connected_at,
                scopes = NULL, checked_at = NULL
            """)
    }

    /// Fresh tokens of the connection that had `old`. False if it has others by now: then those are newer, or somebody
    /// disconnected.
    public static func renew(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from old: SealedTokens, to new: SealedTokens
    ) throws -> Bool {
        try connection.row(
            """
            UPDATE hubspot_accounts SET
                sealed_token = \(new.access), sealed_refresh_token = \(new.refresh), token_expires_at = \(new.expiresAt)
            WHERE workspace_id = \(workspace) AND sealed_token = \(old.access)
            RETURNING workspace_id
            """) != nil
    }

    /// What HubSpot told about account, user and permissions.
    public static func saveCheck(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: HubSpotAccount, user: HubSpotUser?,
        scopes: [String: ScopeState], at moment: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE hubspot_accounts SET
                time_zone = \(account.timeZone), ui_domain = \(account.uiDomain), currency = \(account.currency),
                account_type = \(account.type), user_id = \(user?.id), user_email = \(user?.email),
                scopes = \(ScopeText.text(of: scopes)), checked_at = \(moment)
            WHERE workspace_id = \(workspace) AND hub_id = \(account.id)
            """)
    }

    /// One scope turned out to be missing.
    public static func saveScopes(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ scopes: [String: ScopeState]
    ) throws {
        try connection.run(
            "UPDATE hubspot_accounts SET scopes = \(ScopeText.text(of: scopes)) WHERE workspace_id = \(workspace)")
    }

    /// Forgets all that lets us in; what was read and written stays.
    public static func disconnect(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ state: ConnectionState
    ) throws {
        try connection.run(
            """
            UPDATE hubspot_accounts SET
                sealed_token = \(Data()), sealed_refresh_token = NULL, token_expires_at = NULL,
                sealed_client_secret = NULL, scopes = NULL, checked_at = NULL, user_id = NULL, user_email = NULL,
                state = \(state.word.rawValue), sentence = \(state.sentence)
            WHERE workspace_id = \(workspace)
            """)
    }
}
