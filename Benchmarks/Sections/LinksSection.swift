import Domain
import Foundation
import Storage
import Sync

extension Section {
    /// Everybody decided about, and chats opened, on both engines, beside a plain join on normalised numbers.
    static let links = Section(name: "links", subject: "everybody linked, chats opened") { options in
        try await BenchEngine.each(options) { engine in
            let bench = try await LinksBench(options, engine)
            let lines = try await bench.opening() + bench.everybody() + bench.memory()
            await bench.close()
            return lines
        }
    }
}

private struct LinksBench {
    private let engine: BenchEngine
    private let database: any SQLDatabase
    private let count: Int
    private let openings: Int
    /// Persons decided about in the full pass.
    private let decided: Int
    private let clock = MovableClock()
    private let ids: IDSource
    private let links: Links
    private let pass: LinkPass

    init(_ options: BenchOptions, _ engine: BenchEngine) async throws {
        self.engine = engine
        count = options.size(1_000_000, quick: 10_000)
        openings = options.size(4000, quick: 200)
        decided = options.size(1_000_000, quick: 2000)
        database = try await engine.open()
        try await FilledBook(count: count).fill(database, now: clock.now)
        let (ids, changes, pace) = (
            IDSource.timeOrdered(clock: clock.clock, seed: 1), Changes(), TimelineEntryTable.Pace()
        )
        self.ids = ids
        let vendors = BenchVendors(clock: clock.clock)
        let box = try SecretBox(passphrase: "only for benchmarks")
        let connections = Connections(
            database: database, box: box,
            secrets: WebhookSecrets(database: database, box: box, clock: clock.clock), exchange: vendors.exchange,
            addresses: Connections.Addresses(hubSpot: BenchVendors.hubSpotURL, graph: BenchVendors.graphURL),
            changes: changes, clock: clock.clock, ids: ids)
        links = Links(
            database: database, workspace: FilledBook.workspace,
            records: Records(connections: connections, workspace: FilledBook.workspace), pace: pace, changes: changes,
            clock: clock.clock, ids: ids)
        pass = LinkPass(
            database: database, workspace: FilledBook.workspace, pace: pace, changes: changes, clock: clock.clock,
            ids: ids)
    }

    /// The first time a chat is opened its person is decided about and linked, which is on the disk before the answer.
    /// Whom only a suggestion fits is looked up every time, and nothing is written.
    func opening() async throws -> [Measurement] {
        var (firsts, lookups, joins, commits) = (Latencies(), Latencies(), Latencies(), Latencies())
        for place in 0..<openings {
            let chat = FilledBook.chatWithNationalNumber(place)
            firsts.add([try await time { try await links.open(chat) }])
            commits.add([try await time { try await storeOneRow(place) }])
            let undecided = FilledBook.chatWithSuggestion(place % (openings / 4))
            if place < openings / 4 { _ = try await links.open(undecided) }
            lookups.add([try await time { try await links.open(undecided) }])
            joins.add([try await time { try await join(PersonID(undecided.value)) }])
        }
        return lines(
            "chat opened, fuzzy look-up", &lookups, budget: .atMost(5), beside: "a plain join for one person", &joins)
            + lines("chat opened for the first time, link stored", &firsts, beside: "one row stored", &commits)
    }

    private func lines(
        _ what: String, _ ours: inout Latencies, budget: Measurement.Budget? = nil, beside reference: String,
        _ theirs: inout Latencies
    ) -> [Measurement] {
        [
            line(
                "\(what): p50", ours.percentile(0.5), "ms",
                reference: .init(what: reference, figure: theirs.percentile(0.5))),
            line(
                "\(what): p99", ours.percentile(0.99), "ms", budget: budget,
                reference: .init(what: reference, figure: theirs.percentile(0.99))),
        ]
    }

    private func storeOneRow(_ number: Int) async throws {
        let workspace = FilledBook.workspace
        try await database.write { connection in
            try connection.run("UPDATE workspaces SET name = \(String(number)) WHERE workspace_id = \(workspace)")
        }
    }

    /// As when HubSpot has just been connected.
    func everybody() async throws -> [Measurement] {
        let (workspace, last, now) = (FilledBook.workspace, Int64(decided), clock.now)
        try await database.write { connection in
            try LinkQueueTable.addEverybodyUnlinked(connection, workspace, cause: "bench", now: now)
            try connection.run("DELETE FROM link_queue WHERE person_id > \(last)")
        }
        let ours = try await time { while try await pass.step() > 0 {} }
        let joined = try await time { try await joinAll() }
        let seconds = { (duration: Duration) in max(duration.inMilliseconds / 1000, 0.000_001) }
        return [
            line(
                "full pass, persons decided about and stored", Double(decided) / seconds(ours), "/s",
                reference: .init(
                    what: "a plain join on normalised numbers, not stored", figure: Double(decided) / seconds(joined)))
        ]
    }

    func memory() -> [Measurement] {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let resident = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        let kilobytes = resident.flatMap { Double($0.filter(\.isNumber)) }
        return kilobytes.map { [line("resident memory afterwards, the bench's own included", $0 / 1024, "MB")] } ?? []
    }

    func close() async { await database.close() }

    private func join(_ person: PersonID) async throws -> Int {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT n.contact_id FROM persons AS p
                JOIN contact_numbers AS n ON n.workspace_id = p.workspace_id AND n.national = substr(p.phone_key, 3)
                WHERE p.workspace_id = 1 AND p.person_id = \(person)
                """
            ).count
        }
    }

    private func joinAll() async throws -> Int64 {
        let last = Int64(decided)
        return try await database.read { connection in
            try connection.row(
                """
                SELECT COUNT(*) AS value FROM persons AS p
                JOIN contact_numbers AS n ON n.workspace_id = p.workspace_id AND n.national = substr(p.phone_key, 3)
                    AND n.code = '34'
                WHERE p.workspace_id = 1 AND p.person_id <= \(last)
                """
            )?.integer("value") ?? 0
        }
    }

    private func time(_ work: () async throws -> some Any) async throws -> Duration {
        let watch = Stopwatch()
        _ = try await work()
        return watch.read().wall
    }

    private func line(
        _ what: String, _ figure: Double, _ unit: String, budget: Measurement.Budget? = nil,
        reference: Measurement.Reference? = nil
    ) -> Measurement {
        let scale = count >= 1_000_000 ? "\(count / 1_000_000) M" : "\(count / 1000)k"
        return Section.links.line(
            "\(engine.name), \(scale) persons and contacts, \(what)", figure, unit, budget: budget, reference: reference
        )
    }
}
