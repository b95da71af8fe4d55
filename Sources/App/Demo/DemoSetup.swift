import Domain
import Linking
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
        try await nameCompany()
        try await assembly.tokens.save(DemoAccounts.apiToken, named: "demo", workspace)
        _ = try await assembly.connectHubSpot(
            token: Secret(DemoAccounts.hubSpotToken), clientSecret: Secret(DemoAccounts.clientSecret))
        _ = try await assembly.connections.connectWhatsApp(
            workspace,
            WhatsAppCredentials(
                account: WhatsAppAccountID(DemoAccounts.whatsAppAccount), token: DemoAccounts.whatsAppToken,
                appSecret: DemoAccounts.appSecret, verifyToken: DemoAccounts.verifyToken))
        try await mapNumbers()
        let isListening = await world.whatsApp.subscribe(
            callback: server + "/webhooks/whatsapp", verifyToken: DemoAccounts.verifyToken, through: assembly.exchange)
        guard isListening else { throw Complaint("The demo's WhatsApp could not subscribe to its own server.") }
    }

    /// The cast's company is at home in Spain: numbers without a country code are Spanish ones.
    private func nameCompany() async throws {
        try await assembly.database.write { connection in
            guard var company = try WorkspaceTable.find(connection, Assembly.workspace) else { return }
            company.name = "Lumen"
            company.defaultRegion = Region("ES")
            try WorkspaceTable.save(connection, company)
        }
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
