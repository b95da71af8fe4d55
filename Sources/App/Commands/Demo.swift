import ArgumentParser
import Domain
import Foundation
import Logging
import Sandbox
import ServiceLifecycle
import Storage
import Sync
import Web

/// `liaison demo`: everything on this machine, nothing from outside.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the server with a HubSpot and a WhatsApp of its own, and a week of invented chats.",
        discussion: """
            Liaison is on PORT, HubSpot's sandbox on PORT+1, WhatsApp's on PORT+2, which has a page to play the customer and \
            one with the mails that a mail server on PORT+3 has caught. \
            Nothing leaves this machine. The API token is \(DemoAccounts.apiToken). After “ready” comes a link to \
            sign in as each of the company's people, good as long as the demo runs. Their password is \
            “\(DemoTeam.password)”.
            """)

    @Option(help: "Liaison's port; the three after it are the sandboxes'.") var port = 8080
    @Option(
        help: ArgumentHelp(
            "Where to keep the database, to look into it afterwards. Each start begins anew.", valueName: "dir"))
    var data: String?
    @Flag(help: "Connected accounts, but no contacts and no chats.") var empty = false
    @Flag(help: "Nobody and nothing connected: begin with the printed link, as with a new server.") var unset = false
    @Option(help: "Loopback only: the demo's tokens are known to everybody.") var host = "127.0.0.1"
    @Option(help: "trace, debug, info, notice, warning, error or critical.") var logLevel = "warning"

    func run() async throws {
        let address = ListenAddress(host: host, port: port)
        guard address.isLoopback else {
            throw Complaint(
                "The demo's tokens are known to everybody, so it listens on this machine only: not on \(host).")
        }
        guard (1...65_532).contains(port) else { throw Complaint("--port must be between 1 and 65532.") }
        guard let level = Logger.Level(rawValue: logLevel) else { throw Complaint("“\(logLevel)” is no log level.") }
        for port in port...port + 3 { try await requireFree(ListenAddress(host: host, port: port)) }
        try await explaining { try await withFolder { try await serve(address, folder: $0, level) } }
    }

    private func serve(_ address: ListenAddress, folder: String, _ level: Logger.Level) async throws {
        let logger = makeLogger(level)
        try await LiveExchange.open { exchange in
            let settings = try settings(address, folder: folder, level)
            let assembly = try await Assembly(
                settings: settings, exchange: exchange, logger: logger, passwordCost: .none)
            let members = unset ? [] : try await DemoTeam(assembly: assembly).make()
            try await runServices(try services(assembly, members, logger), assembly, logger: logger)
        }
    }

    private func settings(_ address: ListenAddress, folder: String, _ level: Logger.Level) throws -> Settings {
        let hubSpot = "http://\(SandboxServices.host):\(port + 1)"
        var settings = Settings(
            database: try DatabaseURL(parsing: "sqlite:\(folder)/liaison-demo.sqlite"), address: address,
            publicURL: "http://\(address)", secretKey: nil, hubSpotURL: hubSpot, hubSpotPagesURL: hubSpot,
            hubSpotClientID: DemoAccounts.clientID, hubSpotClientSecret: Secret(DemoAccounts.clientSecret),
            graphURL: "http://\(SandboxServices.host):\(port + 2)", logLevel: level)
        settings.mail = try MailSettings(
            server: "smtp://\(SandboxServices.host):\(port + 3)", sender: "Liaison <liaison@lumen.example>")
        return settings
    }

    private func services(_ assembly: Assembly, _ members: [DemoMember], _ logger: Logger) throws -> [any Service] {
        let (server, now) = (assembly.settings.publicURL, assembly.clock.now)
        let (running, isRunning) = AsyncStream.makeStream(of: Void.self)
        let sandboxes = try SandboxServices(
            story: empty ? .empty(now: now) : .cast(now: now), port: port + 1, server: server,
            catchesMail: true, exchange: assembly.exchange, logger: logger, onRunning: { isRunning.yield() })
        let web = try webServer(
            assembly, sandboxPage: assembly.settings.graphURL, demoMembers: members, logger: logger
        ) { _ in isRunning.yield() }
        let setup = Until {
            try await wait(for: 4, of: running)
            let setup = DemoSetup(assembly: assembly, world: sandboxes.world, server: server)
            if unset {
                try await tellHowToBegin(assembly)
                try await setup.listen()
            } else {
                try await setup.run()
                say("ready \(server)")
                for member in members { say("sign in as \(member.name) (\(member.role)) \(server)\(member.path)") }
            }
            try await Task.sleep(for: .seconds(.max / 4))
        }
        return sandboxes.services + [Until(work: assembly.pipeline.run), web, setup]
    }

    /// What a person would copy from HubSpot's and Meta's pages.
    private func tellHowToBegin(_ assembly: Assembly) async throws {
        say("ready \(assembly.settings.publicURL)")
        try await printStartLink(assembly)
        say("HubSpot, by token: \(DemoAccounts.hubSpotToken), client secret \(DemoAccounts.clientSecret)")
        say("WhatsApp: account \(DemoAccounts.whatsAppAccount), token \(DemoAccounts.whatsAppToken)")
        say("WhatsApp: app secret \(DemoAccounts.appSecret), verify token \(DemoAccounts.verifyToken)")
    }

    /// A folder of its own that goes with the demo, or the given one with the last demo's database taken out: the
    /// sandboxes begin anew, and a ledger of another HubSpot would be wrong.
    private func withFolder(_ work: (String) async throws -> Void) async throws {
        let files = FileManager.default
        guard let data else {
            let folder = files.temporaryDirectory.appendingPathComponent("liaison-demo-\(UUID().uuidString)").path
            try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? files.removeItem(atPath: folder) }
            return try await work(folder)
        }
        for suffix in ["", "-wal", "-shm"] {
            try? files.removeItem(atPath: "\(data)/liaison-demo.sqlite\(suffix)")
        }
        try await work(data)
    }
}

func wait(for count: Int, of stream: AsyncStream<Void>) async throws {
    var left = count
    for await _ in stream {
        left -= 1
        if left == 0 { return }
    }
    throw CancellationError()
}
