import Domain
import HubSpot
import Linking
import Logging
import Storage

@testable import Sync

/// One run of the program: everything that lives in memory, over a database file that outlives it.
struct Program: Sendable {
    static let workspace = WorkspaceID(1)

    enum Step: CaseIterable, Sendable {
        case incoming, linking, mirror, phones, timeline
    }

    let fate: Fate
    let database: UnreliableDatabase
    let intake: Intake
    let connections: Connections
    let ownership: Ownership
    let links: Links
    let timelineSettings: TimelineSettingsEditor
    private let changes = Changes()
    private let clock: WallClock
    private let ids: IDSource
    private let pace = TimelineEntryTable.Pace()

    init(file: any SQLDatabase, world: World) throws {
        var dice = world.dice.child()
        fate = Fate(dice: dice.child())
        database = UnreliableDatabase(database: file, fate: fate)
        clock = world.time.clock
        ids = .timeOrdered(clock: clock, seed: UInt32(truncatingIfNeeded: dice.next()))
        let box = try SecretBox(passphrase: "the key of the simulation")
        let secrets = WebhookSecrets(database: database, box: box, clock: clock)
        intake = Intake(database: database, secrets: secrets, changes: changes, clock: clock, ids: ids)
        let network = UnreliableNetwork(
            hubSpot: world.hubSpot, whatsApp: world.whatsApp, fate: fate, time: world.time, lateCalls: world.lateCalls)
        let addresses = UnreliableNetwork.addresses
        connections = Connections(
            database: database, box: box, secrets: secrets, exchange: network.exchange,
            addresses: Connections.Addresses(hubSpot: addresses.hubSpot, graph: addresses.graph),
            app: world.setting.isStorm ? World.oauthApp : nil, changes: changes, clock: clock, ids: ids)
        ownership = Ownership(
            database: database, workspace: Self.workspace, changes: changes, clock: clock, ids: ids)
        let time = world.time
        let records = Records(connections: connections, workspace: Self.workspace, pause: { time.advance($0) })
        links = Links(
            database: database, workspace: Self.workspace, records: records, pace: pace, changes: changes,
            clock: clock, ids: ids)
        timelineSettings = TimelineSettingsEditor(
            database: database, workspace: Self.workspace, pace: pace, changes: changes, clock: clock, ids: ids)
    }

    /// True if there was something to do, so that more may follow.
    func take(_ step: Step) async throws -> Bool {
        switch step {
        case .incoming: try await incoming.step() > 0
        case .linking: try await linking.step() > 0
        case .mirror: try await mirror()
        case .phones: try await phones()
        case .timeline: try await timeline() > 0
        }
    }

    /// When a step without news has something to do; `nil` = never.
    func nextDue() async throws -> Timestamp? {
        guard let client = try await connections.hubSpot(Self.workspace) else { return nil }
        let phones = try await database.read { try PhoneWriteTable.nextDueAt($0, Self.workspace) }
        return [try await reconcile(client).nextDue(), phones].compactMap(\.self).min()
    }

    var erasure: PersonErasure {
        PersonErasure(database: database, workspace: Self.workspace, changes: changes, clock: clock)
    }

    private func phones() async throws -> Bool {
        let start = clock.now
        let next = try await connections.withHubSpot(Self.workspace) { client in
            try await PhoneWriteWork(
                database: database, workspace: Self.workspace, client: client, changes: changes, clock: clock, ids: ids
            ).step()
        }
        return (next ?? nil).map { $0 <= max(start, clock.now) } ?? false
    }

    private var incoming: IncomingWork {
        IncomingWork(
            database: database, workspace: Self.workspace, pace: pace, changes: changes, clock: clock, ids: ids)
    }

    private var linking: LinkPass {
        LinkPass(database: database, workspace: Self.workspace, pace: pace, changes: changes, clock: clock, ids: ids)
    }

    private func mirror() async throws -> Bool {
        let start = clock.now
        let next = try await connections.withHubSpot(Self.workspace) { client in
            try await Mirror(
                database: database, workspace: Self.workspace, client: client, changes: changes, clock: clock, ids: ids
            ).step()
        }
        return (next ?? nil).map { $0 <= start } ?? false
    }

    private func timeline() async throws -> Int {
        try await connections.withHubSpot(Self.workspace) { try await reconcile($0).step() } ?? 0
    }

    private func reconcile(_ client: HubSpotClient) -> Reconcile {
        var settings = Reconcile.Settings()
        // Small enough for a change of settings to be overtaken on its way.
        settings.slice = 7
        settings.writes = 40
        return Reconcile(
            database: database, workspace: Self.workspace, client: client, pace: pace, settings: settings,
            changes: changes, clock: clock)
    }
}
