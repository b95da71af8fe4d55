import Domain
import Hummingbird
import Logging
import Sandbox
import ServiceLifecycle
import Web

/// The sandboxes on ports of this machine: HubSpot, WhatsApp with its control page, and what they send by themselves.
struct SandboxServices {
    static let host = "127.0.0.1"

    let world: SandboxWorld
    let services: [any Service]

    /// - Parameters:
    ///   - port: HubSpot's; WhatsApp's is the next one, and the mail server's the one after.
    ///   - server: where Liaison listens, for HubSpot's webhooks and the link back.
    ///   - catchesMail: there is a mail server too.
    ///   - tellsChanges: HubSpot sends webhooks; without them only the three-minute read notices.
    ///   - options: how HubSpot is set up, but for where its webhooks go.
    ///   - onRunning: told once for each of the ports.
    init(
        story: Story, port: Int, server: String, catchesMail: Bool = false, exchange: HTTPExchange,
        clock: WallClock = .system,
        tellsChanges: Bool = true, options: HubSpotSandboxOptions = HubSpotSandboxOptions(), logger: Logger,
        onRunning: @escaping @Sendable () -> Void
    ) throws {
        var options = options
        options.uiDomain = "\(Self.host):\(port)"
        options.app = options.app ?? DemoAccounts.app(server: server)
        if tellsChanges {
            options.webhooks = HubSpotWebhookTarget(
                url: server + "/webhooks/hubspot", clientSecret: DemoAccounts.clientSecret)
        }
        let world = SandboxWorld(
            story: story, clock: clock, hubSpotOptions: options, mediaBase: "http://\(Self.host):\(port + 1)")
        let site = try world.whatsAppSite(dashboardURL: server, clock: clock)
        self.world = world
        let mail = Until {
            guard catchesMail else { return try await Task.sleep(for: .seconds(.max / 4)) }
            try await world.mail.serve(host: Self.host, port: port + 2) { _ in onRunning() }
        }
        services = [
            mail,
            sandboxApplication(
                host: Self.host, port: port, name: "sandbox-hubspot", logger: logger, answer: world.hubSpot.answer,
                onRunning: { _ in onRunning() }),
            sandboxApplication(
                host: Self.host, port: port + 1, name: "sandbox-whatsapp", logger: logger, answer: site.answer,
                onRunning: { _ in onRunning() }),
            Until(work: world.whatsApp.run),
            Until { try await Self.sendHubSpotWebhooks(world.hubSpot, exchange) },
        ]
    }

    /// HubSpot collects changes for a moment before it tells them.
    private static func sendHubSpotWebhooks(_ hubSpot: HubSpotSandbox, _ exchange: HTTPExchange) async throws {
        while !Task.isCancelled {
            _ = await hubSpot.deliverWebhooks(through: exchange)
            try await Task.sleep(for: .milliseconds(500))
        }
    }
}

/// What the demo is connected with. The sandboxes let in nothing else.
enum DemoAccounts {
    static let apiToken = "demo-api-token"
    static let hubSpotToken = "demo-hubspot-token"
    static let clientID = "demo-client-id"
    static let clientSecret = "demo-client-secret"
    static let whatsAppAccount = "102290129340398"
    static let whatsAppToken = "demo-whatsapp-token"
    static let appSecret = "demo-app-secret"
    static let verifyToken = "demo-verify-token"

    /// What companies install in the sandbox's HubSpot. Everything may be granted, only `oauth` has to be.
    static func app(server: String) -> HubSpotSandboxApp {
        HubSpotSandboxApp(
            clientID: clientID, clientSecret: clientSecret, redirectURIs: [server + hubSpotCallbackPath],
            optionalScopes: HubSpotSandboxApp.knownScopes)
    }
}
