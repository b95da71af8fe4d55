import Domain
import Foundation
import Logging
import Sandbox
import ServiceLifecycle
import Storage
import Sync
import Synchronization
import TestEngines

@testable import App

/// The whole program with both sandboxes on real ports, connected as a company would connect it.
struct Journey: Sendable {
    let assembly: Assembly
    let world: SandboxWorld
    let clock: MovableClock
    let exchange: HTTPExchange
    let record: JourneyRecord
    /// What a browser sends in which the demo's admin is signed in.
    let cookie: String
    /// Of the first business number.
    let number = BusinessNumberID("106540352242922")

    var url: String { assembly.settings.publicURL }

    /// - Parameter tellsChanges: HubSpot sends webhooks.
    static func take(
        _ engine: TestEngine, tellsChanges: Bool = false, _ walk: @escaping @Sendable (Journey) async throws -> Void
    ) async throws {
        try await withDatabaseURL(engine) { url in
            try await withTemporaryFolder { folder in
                try await LiveExchange.open { exchange in
                    let port = try await freePorts(3)
                    let hubSpot = "http://127.0.0.1:\(port + 1)"
                    let settings = Settings(
                        database: url, address: ListenAddress(host: "127.0.0.1", port: port),
                        publicURL: "http://127.0.0.1:\(port)", secretKey: "a key for tests only",
                        hubSpotURL: hubSpot, hubSpotPagesURL: hubSpot, hubSpotClientID: DemoAccounts.clientID,
                        hubSpotClientSecret: Secret(DemoAccounts.clientSecret),
                        graphURL: "http://127.0.0.1:\(port + 2)", mediaFolder: folder + "/media", logLevel: .trace)
                    let record = JourneyRecord()
                    try await run(
                        settings, record.watching(exchange), record, tellsChanges: tellsChanges, walk)
                }
            }
        }
    }

    private static func run(
        _ settings: Settings, _ exchange: HTTPExchange, _ record: JourneyRecord, tellsChanges: Bool,
        _ walk: @escaping @Sendable (Journey) async throws -> Void
    ) async throws {
        let quiet = record.logger
        let clock = MovableClock()
        let (running, isRunning) = AsyncStream.makeStream(of: Void.self)
        let sandboxes = try SandboxServices(
            story: .empty(now: clock.wall.now), port: settings.address.port + 1, server: settings.publicURL,
            exchange: exchange, clock: clock.wall, tellsChanges: tellsChanges, logger: quiet,
            onRunning: { isRunning.yield() })
        let assembly = try await Assembly(
            settings: settings, exchange: exchange, clock: clock.wall, logger: quiet, passwordCost: .none)
        _ = try await DemoTeam(assembly: assembly).make()
        let session = try await assembly.membership.openSession(
            of: try await assembly.membership.member(withEmail: "mara.voss@lumen.example").id,
            from: SignInDevice(userAgent: "Journey", address: "127.0.0.1"))
        let web = try webServer(assembly, logger: quiet) { _ in isRunning.yield() }
        let journey = Journey(
            assembly: assembly, world: sandboxes.world, clock: clock, exchange: exchange, record: record,
            cookie: "liaison=\(session.revealed)")
        let walker = Until {
            try await wait(for: 3, of: running)
            try await DemoSetup(assembly: assembly, world: sandboxes.world, server: settings.publicURL).run()
            try await walk(journey)
        }
        let services = sandboxes.services + [Until(work: assembly.pipeline.run), web]
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) }
                    + [
                        ServiceGroupConfiguration.ServiceConfiguration(
                            service: walker, successTerminationBehavior: .gracefullyShutdownGroup)
                    ], logger: quiet))
        do {
            try await group.run()
        } catch {
            await assembly.database.close()
            throw error
        }
        await assembly.database.close()
    }
}

/// The machine's time, and as much later as a test says.
final class MovableClock: Sendable {
    private let ahead = Mutex(Duration.zero)

    var wall: WallClock {
        WallClock { [self] in WallClock.system.now + ahead.withLock { $0 } }
    }

    func advance(by duration: Duration) {
        ahead.withLock { $0 += duration }
    }
}

/// The first of `count` ports in a row on which nobody listens.
private func freePorts(_ count: Int) async throws -> Int {
    for _ in 0..<100 {
        let first = Int.random(in: 20_000...60_000)
        do {
            for port in first..<first + count { try await requireFree(ListenAddress(host: "127.0.0.1", port: port)) }
            return first
        } catch is Complaint {
            continue
        }
    }
    throw Complaint("No free ports.")
}
