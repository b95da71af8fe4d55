public import Domain
public import HubSpot
import Storage

extension Connections {
    /// Whether every stored secret opens with this installation's key. Throws `SecretBoxError` where one does not.
    public func checkSecrets(_ workspace: WorkspaceID) async throws {
        let found = try await database.read { connection in
            (
                hubSpot: try HubSpotAccountTable.find(connection, workspace)?.tokens,
                clientSecrets: try HubSpotAccountTable.clientSecrets(connection),
                whatsApp: try WhatsAppAccountTable.all(connection)
            )
        }
        if let tokens = found.hubSpot, !tokens.access.isEmpty { _ = try open(tokens) }
        for row in found.clientSecrets { _ = try box.open(row.sealed, purpose: Purpose.clientSecret) }
        for row in found.whatsApp where !row.sealedToken.isEmpty {
            _ = try box.open(row.sealedToken, purpose: Purpose.whatsAppToken)
            _ = try box.open(row.sealedAppSecret, purpose: Purpose.appSecret)
            _ = try box.open(row.sealedVerifyToken, purpose: Purpose.verifyToken)
        }
    }

    /// Asks HubSpot now whether it lets us in and what we may do; `nil` = not connected. Throws `HubSpotFailure` or
    /// `OAuthFailure`.
    @discardableResult
    public func checkHubSpot(
        _ workspace: WorkspaceID, _ lane: RateLane = .interactive
    ) async throws -> (account: HubSpotAccount, scopes: ScopeReport)? {
        guard let row = try await database.read({ try HubSpotAccountTable.find($0, workspace) }) else { return nil }
        let found = try await withHubSpot(workspace, lane) { client in
            let account = try await client.accountDetails()
            let (user, scopes) = try await facts(row.tokens.credential, workspace, client)
            return (account: account, user: user, scopes: scopes)
        }
        guard let found else { return nil }
        let now = clock.now
        try await database.write { connection in
            try HubSpotAccountTable.saveCheck(
                connection, workspace, found.account, user: found.user, scopes: found.scopes.states, at: now)
        }
        try await note(workspace) { ScopeReport.wellState($0.scopes) }
        changes.announce(.connections)
        return (found.account, found.scopes)
    }

    /// HubSpot lists an installed app's scopes. What a pasted token may do is found out by trying.
    private func facts(
        _ credential: HubSpotCredential, _ workspace: WorkspaceID, _ client: HubSpotClient
    ) async throws -> (HubSpotUser?, ScopeReport) {
        guard credential == .oauth, let oauth,
            let row = try await database.read({ try HubSpotAccountTable.find($0, workspace) })
        else { return (nil, try await client.probeScopes()) }
        let facts = try await oauth.introspect(try open(row.tokens))
        guard facts.isActive else { throw HubSpotFailure.expiredToken }
        return (facts.userID.map { HubSpotUser(id: $0, email: facts.userEmail) }, ScopeReport(granted: facts.scopes))
    }
}
