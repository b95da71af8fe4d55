import ArgumentParser
import Domain
import Foundation
import Logging
import Sandbox
import ServiceLifecycle

/// `liaison sandbox`: the two vendors alone, for a server that is started, stopped and killed beside them.
struct ServeSandbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Runs the sandbox's HubSpot on PORT and its WhatsApp on PORT+1, without Liaison.",
        discussion: """
            For development: run `liaison serve` beside it with LIAISON_HUBSPOT_URL and LIAISON_GRAPH_URL set to these \
            addresses, connect with the demo's tokens, and WhatsApp sends to the server's webhook.
            """)

    @Option(help: "HubSpot's port; WhatsApp's is the next one.") var port = 8081
    @Option(help: "Where Liaison is, for webhooks.") var server = "http://\(Settings.defaultAddress)"
    @Flag(help: "Connected accounts, but no contacts and no chats.") var empty = false
    @Option(help: "Whose limits HubSpot keeps: starter, professional, enterprise, unlimited.")
    var plan = Plan.professional
    @Option(help: "So many contacts more, Contact 1 and so on.") var contacts = 0
    @Option(help: "Milliseconds until HubSpot's search finds a change.") var indexingDelay = 1000

    enum Plan: String, ExpressibleByArgument {
        case starter, professional, enterprise, unlimited

        var limits: PlanLimits {
            switch self {
            case .starter: .starter
            case .professional: .professional
            case .enterprise: .enterprise
            case .unlimited: .unlimited
            }
        }
    }

    func run() async throws {
        for port in port...port + 1 { try await requireFree(ListenAddress(host: SandboxServices.host, port: port)) }
        let logger = makeLogger(.warning)
        let story: Story = empty ? .empty(now: WallClock.system.now) : .cast(now: WallClock.system.now)
        try await LiveExchange.open { exchange in
            let sandboxes = try SandboxServices(
                story: story, port: port, server: server, exchange: exchange, options: options, logger: logger,
                onRunning: {})
            addContacts(to: sandboxes.world.hubSpot)
            sandboxes.world.whatsApp.connect(
                callback: server + "/webhooks/whatsapp", verifyToken: DemoAccounts.verifyToken, through: exchange)
            say("HubSpot http://\(SandboxServices.host):\(port)  WhatsApp http://\(SandboxServices.host):\(port + 1)")
            try await serviceGroup(sandboxes.services, logger: logger).run()
        }
    }

    private var options: HubSpotSandboxOptions {
        var options = HubSpotSandboxOptions()
        options.limits = plan.limits
        options.indexingDelay = .milliseconds(indexingDelay)
        return options
    }

    private func addContacts(to hubSpot: HubSpotSandbox) {
        guard contacts > 0 else { return }
        hubSpot.addContacts(
            (1...contacts).map { ["firstname": "Contact", "lastname": "\($0)", "email": "contact\($0)@example.net"] })
    }
}
