public import Domain
import HubSpot
public import Storage
import WhatsApp

extension Connections {
    /// Asks HubSpot now whether it lets the token in; `nil` = not connected. Throws `HubSpotFailure`.
    public func checkHubSpot(_ workspace: WorkspaceID) async throws -> HubSpotAccount? {
        guard let row = try await database.read({ try HubSpotAccountTable.find($0, workspace) }) else { return nil }
        let token = try box.open(row.tokens.access, purpose: Purpose.hubSpotToken)
        return try await client(token: token, budget: budget(row.account)).inLane(.interactive).accountDetails()
    }

    /// Asks Meta now about token and subscription. Throws `WhatsAppFailure`.
    public func checkWhatsApp(_ row: WhatsAppAccountTable.Row) async throws -> ConnectionState {
        let token = try box.open(row.sealedToken, purpose: Purpose.whatsAppToken)
        let client = WhatsAppClient(exchange: exchange, baseURL: addresses.graph, token: token)
        let facts = try await client.checkToken()
        guard facts.isValid else { return ConnectionState(.needsReconnect, ConnectRefusal.tokenNotValid.sentence) }
        if !facts.missingScopes.isEmpty {
            return ConnectionState(.degraded, ConnectRefusal.tokenLacks(facts.missingScopes).sentence)
        }
        guard try await client.isSubscribed(row.account.id, appID: facts.appID) else {
            return ConnectionState(.degraded, "The app is not subscribed to this account: connect it again.")
        }
        return .connectedWhatsApp
    }
}
