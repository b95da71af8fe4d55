import Domain
import Foundation
import HubSpot
import Sandbox
import Storage
import Sync
import Synchronization
import TestEngines

let here = WorkspaceID(1)
let portfolio = PortfolioID("2729063490586005")
let waba = WhatsAppAccountID("102290129340398")
let ventas = BusinessNumberID("106540352242922")
let support = BusinessNumberID("108271905534417")
/// 2026-11-21, the day of `noon` in UTC.
let saturday = LocalDay(number: 20_778)

extension Timestamp {
    /// 2026-11-21 12:00 UTC.
    static let noon = Timestamp(seconds: 1_795_262_400)
}

/// A clock that only the test moves.
final class HandClock: Sendable {
    private let moment = Mutex(Timestamp.noon)

    var now: Timestamp { moment.withLock { $0 } }
    var clock: WallClock { WallClock { [self] in now } }

    func advance(_ duration: Duration) {
        moment.withLock { $0 = $0 + duration }
    }
}

/// A workspace with two business numbers, a HubSpot in process, and everything that works between them.
struct Office: Sendable {
    let database: any SQLDatabase
    let hub: HubSpotSandbox
    let time = HandClock()
    let faults = FaultPlan()
    /// Of Meta's side.
    let graphFaults = FaultPlan()
    let ids = IDSource.counting(from: 1000)
    let changes = Changes()
    let pace = TimelineEntryTable.Pace()
    private let budget = RateBudget()

    init(_ database: any SQLDatabase, _ options: HubSpotSandboxOptions) {
        self.database = database
        let time = time
        hub = HubSpotSandbox(options: options, clock: time.clock, faults: faults, pause: { time.advance($0) })
    }

    var client: HubSpotClient { client(hub.exchange) }

    func client(_ exchange: HTTPExchange) -> HubSpotClient {
        HubSpotClient(
            exchange: exchange, token: "demo-hubspot-token", budget: budget, clock: time.clock, lane: .interactive,
            patience: .seconds(120), pause: { time.advance($0) })
    }

    var incoming: IncomingWork {
        IncomingWork(database: database, workspace: here, pace: pace, changes: changes, clock: time.clock, ids: ids)
    }

    var linkPass: LinkPass {
        LinkPass(database: database, workspace: here, pace: pace, changes: changes, clock: time.clock, ids: ids)
    }

    /// A new one each time, as after a restart.
    var mirror: Mirror {
        Mirror(database: database, workspace: here, client: client, changes: changes, clock: time.clock, ids: ids)
    }

    var reconcile: Reconcile { reconcile(client) }

    func reconcile(_ client: HubSpotClient) -> Reconcile {
        var settings = Reconcile.Settings()
        settings.mediaLinks = MediaDesk.links
        return Reconcile(
            database: database, workspace: here, client: client, pace: pace, settings: settings, changes: changes,
            clock: time.clock)
    }

    var ownership: Ownership {
        Ownership(database: database, workspace: here, changes: changes, clock: time.clock, ids: ids)
    }

    func setFaults(_ change: (inout FaultOptions) -> Void) {
        var options = FaultOptions()
        change(&options)
        faults.set(options)
    }
}

@discardableResult
func withOffice<Result>(
    _ engine: TestEngine, _ options: HubSpotSandboxOptions = .prompt, _ body: (Office) async throws -> Result
) async throws -> Result {
    try await withDatabase(engine) { database in
        let office = Office(database, options)
        try await database.write { try furnish($0) }
        return try await body(office)
    }
}

private func furnish(_ connection: any SQLConnection) throws {
    try WorkspaceTable.save(
        connection,
        Workspace(
            id: here, name: "Demo", timeZone: "UTC", defaultRegion: nil, granularity: .day, fallbackOwner: nil))
    let account = WhatsAppAccount(
        id: waba, portfolio: portfolio, name: "Demo", state: ConnectionState(.connected, ""))
    try WhatsAppAccountTable.connect(
        connection,
        WhatsAppAccountTable.Row(
            workspace: here, account: account, sealedToken: Data(), sealedAppSecret: Data(), sealedVerifyToken: Data()),
        now: .noon)
    for (id, phone, name) in [(ventas, "+34 910 12 34 56", "Ventas ES"), (support, "+52 55 1234 0000", "Support MX")] {
        try BusinessNumberTable.save(
            connection, here,
            BusinessNumber(
                id: id, account: waba, displayPhone: phone, verifiedName: name, quality: nil, status: nil))
    }
}
