import Domain
import Foundation
import Sandbox
import Storage
import Sync

extension Section {
    /// What a busy quarter of a minute costs of HubSpot's limits, and when its timeline is complete.
    static let calls = Section(name: "calls", subject: "HubSpot calls for a burst of messages") { options in
        try await withBenchFolder(options) { folder in
            let bench = try await CallsBench(folder: folder)
            try await bench.warmUp()
            return try await bench.burst()
        }
    }
}

/// The pipeline's steps in virtual time, taken when its workers would take them.
private struct CallsBench {
    private static let chats = 200
    private static let messages = 1000
    private static let burst = Duration.seconds(10)
    private static let tick = Duration.milliseconds(50)

    private let clock = MovableClock()
    private let installation: Installation
    private let customers: [SandboxCustomer]
    private let settings = Pipeline.Settings(holder: "bench")

    init(folder: String) async throws {
        let vendors = BenchVendors(clock: clock.clock)
        installation = try await Installation(
            try await Installation.makeDatabase(folder + "/liaison.sqlite"), vendors: vendors, clock: clock.clock)
        vendors.whatsApp.connect(callback: "https://liaison.test/webhooks/whatsapp", through: vendors.exchange)
        customers = (0..<Self.chats).map {
            vendors.whatsApp.addCustomer("Person \($0)", phone: String(34_611_000_000 + $0))
        }
        vendors.hubSpot.addContacts(
            (0..<Self.chats).map { ["firstname": "Person", "lastname": "\($0)", "phone": "+\(34_611_000_000 + $0)"] })
    }

    /// Yesterday: everybody wrote once, so all are linked and their chats have been seen.
    func warmUp() async throws {
        var worker = CallsWorker(installation, clock, settings)
        for customer in customers { customer.writes("Hola", to: number) }
        try await worker.work(for: .seconds(60), tick: .milliseconds(500))
        clock.move(by: .seconds(86_400))
        try await worker.work(for: .seconds(10), tick: .milliseconds(500))
        guard installation.vendors.hubSpot.communications().count == Self.chats else {
            throw BenchFailure("Not every chat was linked and shown before the burst.")
        }
    }

    func burst() async throws -> [Measurement] {
        let hubSpot = installation.vendors.hubSpot
        hubSpot.resetCallCounts()
        var worker = CallsWorker(installation, clock, settings)
        var dice = Dice(seed: 5)
        let moments = (0..<Self.messages).map { _ in
            clock.now + .milliseconds(Int64.random(in: 0..<Self.burst.milliseconds, using: &dice))
        }.sorted()
        let start = clock.now
        var next = 0
        while clock.now - start < Self.burst + .seconds(30) {
            while next < moments.count, moments[next] <= clock.now {
                dice.pick(customers).writes("Message \(next).", to: number)
                worker.wrote(next, at: clock.now)
                next += 1
            }
            try await worker.tick(Self.tick)
        }
        guard worker.areAllShown else { throw BenchFailure("Not every message reached the timeline.") }
        return lines(hubSpot.callCounts(), &worker.delays)
    }

    private func lines(_ counts: SandboxCallCounts, _ delays: inout Latencies) -> [Measurement] {
        let what = "\(Self.messages) messages in \(Self.chats) chats within \(Int(Self.burst.seconds)) s"
        let kinds = counts.byFamily.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }.joined(separator: ", ")
        // A write takes 100 records, and each chat's day is one record.
        let least = Double((Self.chats + 99) / 100)
        return [
            Section.calls.line(
                "\(what): \(kinds)", Double(counts.total), "calls", budget: .atMost(12),
                reference: .init(what: "one write of each entry", figure: least)),
            Section.calls.line(
                "p95 from a message to its timeline, virtual time", delays.percentile(0.95), "ms",
                budget: .atMost(5000)),
        ]
    }

    private var number: String { SandboxBusinessNumber.ventasES.id }
}

/// Brings webhooks in and does what is due, as `Pipeline` wires it: work on news at once, write at most once a round.
private struct CallsWorker {
    private let installation: Installation
    private let clock: MovableClock
    private let settings: Pipeline.Settings
    private let intake: Intake
    private var lastBatchAt = Timestamp.beginning
    private var waiting: [Int: Timestamp] = [:]
    var delays = Latencies()

    init(_ installation: Installation, _ clock: MovableClock, _ settings: Pipeline.Settings) {
        self.installation = installation
        self.clock = clock
        self.settings = settings
        intake = installation.intake
    }

    var areAllShown: Bool { waiting.isEmpty }

    mutating func wrote(_ message: Int, at moment: Timestamp) {
        waiting[message] = moment
    }

    mutating func work(for length: Duration, tick: Duration) async throws {
        let end = clock.now + length
        while clock.now < end { try await self.tick(tick) }
    }

    mutating func tick(_ length: Duration) async throws {
        try await deliver()
        try await decide()
        try await mirror()
        try await reconcile()
        clock.move(by: length)
    }

    private func deliver() async throws {
        let whatsApp = installation.vendors.whatsApp
        for delivery in whatsApp.takeDeliveries() {
            let answer = await intake.receive(
                Sync.WebhookDelivery(
                    vendor: .whatsapp, body: delivery.body, signature: delivery.headers["x-hub-signature-256"]))
            guard answer == .stored else { throw BenchFailure("Intake answered a good webhook with \(answer).") }
            whatsApp.settle(delivery, status: 200)
        }
    }

    private func decide() async throws {
        let incoming = IncomingWork(
            database: installation.database, workspace: Installation.workspace, pace: settings.pace,
            changes: installation.changes, clock: clock.clock, ids: installation.ids)
        while try await incoming.step() > 0 {}
        let links = LinkPass(
            database: installation.database, workspace: Installation.workspace, pace: settings.pace,
            changes: installation.changes, clock: clock.clock, ids: installation.ids)
        while try await links.step() > 0 {}
    }

    private func mirror() async throws {
        guard let client = try await installation.connections.hubSpot(Installation.workspace) else { return }
        let mirror = Mirror(
            database: installation.database, workspace: Installation.workspace, client: client,
            changes: installation.changes, clock: clock.clock, ids: installation.ids)
        while let next = try await mirror.step(), next <= clock.now {}
    }

    private mutating func reconcile() async throws {
        guard clock.now >= lastBatchAt + settings.round,
            let client = try await installation.connections.hubSpot(Installation.workspace)
        else { return }
        let reconcile = Reconcile(
            database: installation.database, workspace: Installation.workspace, client: client, pace: settings.pace,
            settings: settings.reconcile, changes: installation.changes, clock: clock.clock)
        var count = 0
        repeat {
            count = try await reconcile.step()
            if count > 0 { lookForShown() }
        } while count >= settings.reconcile.batch
        if count > 0 { lastBatchAt = clock.now }
    }

    /// Which of the waiting messages stand on HubSpot's timeline now.
    private mutating func lookForShown() {
        let bodies = installation.vendors.hubSpot.communications().map(\.body).joined()
        let shown = waiting.filter { bodies.contains("Message \($0.key).") }
        delays.add(shown.values.map { clock.now - $0 })
        for message in shown.keys { waiting[message] = nil }
    }
}
