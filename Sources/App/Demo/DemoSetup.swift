import Domain
import Sandbox
import Storage
import Sync

/// Connects a fresh server with its sandboxes, the way a company would: tokens, mapping, subscription.
struct DemoSetup: Sendable {
    let assembly: Assembly
    let world: SandboxWorld
    /// Liaison's own address.
    let server: String

    func run() async throws {
        let workspace = Assembly.workspace
        try await assembly.tokens.save(DemoAccounts.apiToken, named: "demo", workspace)
        _ = try await assembly.connectHubSpot(
            token: Secret(DemoAccounts.hubSpotToken), clientSecret: Secret(DemoAccounts.clientSecret))
        _ = try await assembly.connections.connectWhatsApp(
            workspace,
            WhatsAppCredentials(
                account: WhatsAppAccountID(DemoAccounts.whatsAppAccount), token: DemoAccounts.whatsAppToken,
                appSecret: DemoAccounts.appSecret, verifyToken: DemoAccounts.verifyToken))
        try await mapNumbers()
        try await DemoTeam(assembly: assembly).tie()
        guard await subscribe() else {
            throw Complaint("The demo's WhatsApp could not subscribe to its own server.")
        }
        // The first check came before there was a callback.
        try await assembly.connections.checkWhatsApp(workspace, WhatsAppAccountID(DemoAccounts.whatsAppAccount))
    }

    /// The callback as somebody would paste it at Meta: it is taken once the server knows the verify token.
    func listen() async throws {
        while await !subscribe() { try await Task.sleep(for: .milliseconds(500)) }
    }

    private func subscribe() async -> Bool {
        await world.whatsApp.subscribe(
            callback: server + "/webhooks/whatsapp", verifyToken: DemoAccounts.verifyToken, through: assembly.exchange)
    }

    /// The mirror has just begun; owners are the first thing that it reads.
    private func mapNumbers() async throws {
        let wanted = world.suggestedOwners.mapValues { OwnerID($0) }
        for _ in 0..<200 {
            let known = Set(try await assembly.database.read { try OwnerTable.all($0, Assembly.workspace) }.map(\.id))
            if known.isSuperset(of: wanted.values) { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        for (number, owner) in wanted {
            _ = try await assembly.ownership.assign(
                MappingChange(number: BusinessNumberID(number), owner: owner, reach: .everything, author: .liaison))
        }
    }
}
