import Domain
import Foundation
import HubSpot
import Sandbox

@testable import Sync

/// Both vendors behind one exchange, told apart by their hosts.
struct OfficeLine {
    static let addresses = Connections.Addresses(hubSpot: "https://api.hubapi.com", graph: "https://graph.facebook.com")

    let whatsApp: WhatsAppSandbox
    let box: SecretBox
    let secrets: WebhookSecrets
    let connections: Connections

    init(
        _ office: Office, app: OAuthApp? = nil, account: Sandbox.WhatsAppAccount = .demo,
        setup: WhatsAppSetup = WhatsAppSetup(), whatsApp: WhatsAppSandbox? = nil
    ) throws {
        let whatsApp =
            whatsApp
            ?? WhatsAppSandbox(
                account: account, clock: office.time.clock, faults: office.graphFaults, isSubscribed: false)
        self.whatsApp = whatsApp
        box = try SecretBox(passphrase: "a key for the tests")
        secrets = WebhookSecrets(database: office.database, box: box, clock: office.time.clock)
        let hub = office.hub
        connections = Connections(
            database: office.database, box: box, secrets: secrets,
            exchange: HTTPExchange { call async throws(HTTPFailure) in
                let isGraph = call.url.hasPrefix(Self.addresses.graph) || call.url.contains(".fbsbx.com/")
                return try await (isGraph ? whatsApp.exchange : hub.exchange).send(call)
            },
            addresses: Self.addresses, app: app, whatsApp: setup, changes: office.changes, clock: office.time.clock,
            ids: office.ids)
    }

    func connectHubSpot(
        token: String = "demo-hubspot-token", clientSecret: String? = nil
    ) async throws -> HubSpotAccount {
        try await connections.connectHubSpot(here, token: Secret(token), clientSecret: clientSecret.map { Secret($0) })
    }

    func connectWhatsApp(
        account: WhatsAppAccountID = waba, token: String = "demo-whatsapp-token",
        appSecret: String = "demo-app-secret", verifyToken: String = "demo-verify-token"
    ) async throws -> [BusinessNumber] {
        try await connections.connectWhatsApp(
            here,
            WhatsAppCredentials(
                account: account, token: token, appSecret: appSecret, verifyToken: verifyToken))
    }

    /// Webhooks that are due come in; returns how many bodies.
    @discardableResult
    func deliver(to office: Office, shuffledBy random: SeededRandom? = nil) async throws -> Int {
        var bodies: [Data] = []
        while case let due = whatsApp.takeDeliveries(), !due.isEmpty {
            bodies += due.map(\.body)
            for delivery in due { whatsApp.settle(delivery, status: 200) }
        }
        if var random { bodies.shuffle(using: &random) }
        try await office.receive(bodies)
        return bodies.count
    }

    /// Asks phones for what they share until nothing is left to ask now.
    func share() async throws {
        let work = SharingWork(connections: connections, workspace: here)
        while let next = try await work.step(), next <= connections.clock.now {}
    }
}
