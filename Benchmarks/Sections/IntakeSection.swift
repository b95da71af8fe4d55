import Crypto
import Domain
import Foundation
import Storage
import Sync

extension Section {
    /// Webhooks made durable: signature checked, stored, synced to the disk, answered.
    static let intake = Section(name: "intake", subject: "webhooks made durable") { options in
        try await withBenchFolder(options) { folder in
            let bench = try await IntakeBench(options, folder: folder)
            return try await bench.saturated() + bench.paced()
        }
    }
}

private struct IntakeBench {
    private static let callers = 128
    private static let offeredPerSecond = 4000
    /// What arrives together: a network hands over many bodies at once.
    private static let bodiesAtOnce = 10
    private static let rounds = 3

    private let installation: Installation
    private let spy: SpyDatabase
    private let intake: Intake
    private let referencePath: String
    private let bodiesOfRound: Int
    private let secondsPaced: Int

    init(_ options: BenchOptions, folder: String) async throws {
        let vendors = BenchVendors(clock: .system)
        let spy = SpyDatabase(try await Installation.makeDatabase(folder + "/liaison.sqlite"))
        installation = try await Installation(spy, vendors: vendors, clock: .system)
        self.spy = spy
        intake = installation.intake
        referencePath = folder + "/reference.sqlite"
        await (try Installation.makeDatabase(referencePath)).close()
        bodiesOfRound = options.size(20_000, quick: 2000)
        secondsPaced = options.size(15, quick: 1)
        _ = spy.takeCounts()
    }

    /// As fast as it goes, ours and the reference in turns, so that a busy neighbour troubles both.
    func saturated() async throws -> [Measurement] {
        var (ours, bare) = (Cost(), Cost())
        var (calls, commits) = (Latencies(), Latencies())
        let reference = try BareSQLite(path: referencePath)
        var batches: [Int] = []
        for round in 0..<Self.rounds {
            let bodies = makeBodies(round * bodiesOfRound, bodiesOfRound)
            let (cost, latencies) = try await receive(bodies)
            let sizes = spy.takeCounts()
            ours += cost
            calls.add(latencies)
            batches += sizes
            let (bareCost, bareLatencies) = try insert(bodies, batches: sizes, into: reference)
            bare += bareCost
            commits.add(bareLatencies)
        }
        let count = Double(Self.rounds * bodiesOfRound)
        let mean = Int((count / Double(max(batches.count, 1))).rounded())
        return [
            Section.intake.line(
                "durable bodies, \(Self.callers) callers at once", count / ours.wall.seconds, "/s",
                budget: .atLeast(4000),
                reference: .init(what: "bare SQLite, batches of \(mean)", figure: count / bare.wall.seconds)),
            Section.intake.line(
                "the same, of one core's time", count / ours.cpu.seconds, "/s",
                reference: .init(what: "bare SQLite", figure: count / bare.cpu.seconds)),
        ] + lines("of a call, \(Self.callers) callers at once", &calls, reference: &commits)
    }

    /// Bodies come when they come, not when the one before is answered; each is timed from when it was due.
    func paced() async throws -> [Measurement] {
        let count = Self.offeredPerSecond * secondsPaced
        let bodies = makeBodies(Self.rounds * bodiesOfRound, count)
        let start = ContinuousClock.now
        let durations = try await withThrowingTaskGroup(of: Duration.self) { group in
            for first in stride(from: 0, to: count, by: Self.bodiesAtOnce) {
                let due = start + .seconds(Double(first) / Double(Self.offeredPerSecond))
                if ContinuousClock.now < due { try await Task.sleep(until: due, tolerance: .zero) }
                for signed in bodies[first..<min(first + Self.bodiesAtOnce, count)] {
                    group.addTask {
                        try await receive(signed)
                        return ContinuousClock.now - due
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        var latencies = Latencies(durations)
        let reference = try BareSQLite(path: referencePath)
        var commits = Latencies(try insert(bodies, batches: spy.takeCounts(), into: reference).latencies)
        return lines("of a call, \(Self.offeredPerSecond)/s offered", &latencies, reference: &commits)
    }

    private func lines(
        _ what: String, _ latencies: inout Latencies, reference: inout Latencies
    ) -> [Measurement] {
        let bare = "bare transaction"
        return [
            Section.intake.line(
                "p50 \(what)", latencies.percentile(0.5), "ms", budget: .atMost(25),
                reference: .init(what: bare, figure: reference.percentile(0.5))),
            Section.intake.line(
                "p99 \(what)", latencies.percentile(0.99), "ms", budget: .atMost(250),
                reference: .init(what: bare, figure: reference.percentile(0.99))),
        ]
    }

    private func makeBodies(_ first: Int, _ count: Int) -> [SignedBody] {
        SignedBody.make(first..<(first + count), secret: installation.appSecret)
    }

    private func receive(_ bodies: [SignedBody]) async throws -> (cost: Cost, latencies: [Duration]) {
        let watch = Stopwatch()
        let latencies = try await withThrowingTaskGroup(of: [Duration].self) { group in
            for caller in 0..<Self.callers {
                group.addTask {
                    var latencies: [Duration] = []
                    for index in stride(from: caller, to: bodies.count, by: Self.callers) {
                        let start = ContinuousClock.now
                        try await receive(bodies[index])
                        latencies.append(ContinuousClock.now - start)
                    }
                    return latencies
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return (watch.read(), latencies)
    }

    private func receive(_ signed: SignedBody) async throws {
        let answer = await intake.receive(
            Sync.WebhookDelivery(vendor: .whatsapp, body: signed.body, signature: signed.signature))
        guard answer == .stored else { throw BenchFailure("Intake answered a good webhook with \(answer).") }
    }

    /// The same bytes in the same batches, nothing checked, nobody answered.
    private func insert(
        _ bodies: [SignedBody], batches: [Int], into database: BareSQLite
    ) throws -> (cost: Cost, latencies: [Duration]) {
        let rows = bodies.map { signed -> [SQLValue] in
            [
                Installation.workspace.sqlValue, .integer(installation.ids.next()), .text("whatsapp"),
                .blob(Data(SHA256.hash(data: signed.body))), installation.clock.now.sqlValue, .blob(signed.body),
            ]
        }
        guard batches.reduce(0, +) == rows.count else { throw BenchFailure("Not every body was stored once.") }
        let insert = try database.prepare(
            """
            INSERT INTO intake (workspace_id, intake_id, source, digest, received_at, body, state)
            VALUES (?, ?, ?, ?, ?, ?, 'waiting')
            """)
        var latencies: [Duration] = []
        var next = 0
        let cost = try Stopwatch.time {
            for batch in batches {
                let start = ContinuousClock.now
                try database.transaction {
                    for row in rows[next..<(next + batch)] { try insert.run(row) }
                }
                next += batch
                latencies.append(ContinuousClock.now - start)
            }
        }
        return (cost, latencies)
    }
}
