import Domain
import Foundation
import Linking
import Sandbox
import Storage
import Sync
import Synchronization

/// A fresh Liaison, connected with the sandboxes of both vendors.
struct Installation: Sendable {
    static let workspace = WorkspaceID(1)

    let database: any SQLDatabase
    let vendors: BenchVendors
    let changes = Changes()
    let clock: WallClock
    let ids: IDSource
    let secrets: WebhookSecrets
    let connections: Connections

    /// On an empty database with our schema.
    init(_ database: any SQLDatabase, vendors: BenchVendors, clock: WallClock) async throws {
        self.database = database
        self.vendors = vendors
        self.clock = clock
        ids = .timeOrdered(clock: clock, seed: 1)
        let box = try SecretBox(passphrase: "only for benchmarks")
        secrets = WebhookSecrets(database: database, box: box, clock: clock)
        connections = Connections(
            database: database, box: box, secrets: secrets, exchange: vendors.exchange,
            addresses: Connections.Addresses(hubSpot: BenchVendors.hubSpotURL, graph: BenchVendors.graphURL),
            changes: changes, clock: clock, ids: ids)
        try await connect()
    }

    var intake: Intake {
        Intake(database: database, secrets: secrets, changes: changes, clock: clock, ids: ids)
    }

    /// What the sandbox signs its webhooks with.
    var appSecret: String { vendors.whatsApp.account.appSecret }

    /// An empty SQLite file with our schema.
    static func makeDatabase(_ path: String) async throws -> any SQLDatabase {
        let database = try await openDatabase(DatabaseURL(parsing: "sqlite:" + path))
        _ = try await migrate(database, migrations, now: .beginning)
        return database
    }

    private func connect() async throws {
        try await database.write { connection in
            try WorkspaceTable.save(
                connection,
                Workspace(
                    id: Self.workspace, name: "Bench", timeZone: "Europe/Berlin", defaultRegion: Region("ES"),
                    granularity: .day, fallbackOwner: nil))
        }
        _ = try await connections.connectHubSpot(Self.workspace, token: "demo-hubspot-token", clientSecret: nil)
        let account = vendors.whatsApp.account
        _ = try await connections.connectWhatsApp(
            Self.workspace,
            WhatsAppCredentials(
                account: WhatsAppAccountID(account.wabaID), token: account.token, appSecret: account.appSecret,
                verifyToken: account.verifyToken))
    }
}

/// Both sandboxes behind one exchange. HubSpot may be stood in for by something quicker: a sandbox must not be what is
/// timed.
final class BenchVendors: Sendable {
    static let hubSpotURL = "https://hubspot.test"
    static let graphURL = "https://graph.test"

    let hubSpot: HubSpotSandbox
    let whatsApp: WhatsAppSandbox
    private let standIn = Mutex<HTTPExchange?>(nil)

    init(clock: WallClock, limits: PlanLimits = .professional, sending: Sandbox.SendingLimits = .documented) {
        var options = HubSpotSandboxOptions()
        options.limits = limits
        hubSpot = HubSpotSandbox(options: options, clock: clock)
        whatsApp = WhatsAppSandbox(clock: clock, limits: sending)
    }

    /// From now on HubSpot's calls go there.
    func standIn(for answer: HTTPExchange) {
        standIn.withLock { $0 = answer }
    }

    var exchange: HTTPExchange {
        HTTPExchange { [self] (call) async throws(HTTPFailure) -> HTTPReply in
            guard call.url.hasPrefix(Self.hubSpotURL) else { return try await whatsApp.exchange.send(call) }
            return try await (standIn.withLock { $0 } ?? hubSpot.exchange).send(call)
        }
    }
}

/// A folder of its own on the disk to be measured, removed afterwards.
func withBenchFolder<Result>(_ options: BenchOptions, _ work: (String) async throws -> Result) async throws -> Result {
    let folder = options.folder + "/liaison-bench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await work(folder)
}
