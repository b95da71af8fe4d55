import Domain
import Foundation
import HubSpot
import Storage
import Sync
import Synchronization

extension Section {
    /// The three-minute pass over a full workspace: what everybody pays for, every three minutes, for ever.
    static let pass = Section(name: "pass", subject: "three-minute passes over a full workspace") { options in
        try await BenchEngine.each(options) { engine in
            let bench = try await PassBench(options, engine)
            let lines = try await bench.withoutNews() + bench.withNews()
            await bench.close()
            return lines
        }
    }
}

private struct PassBench {
    private static let passes = 20
    private static let passesWithNews = 5
    private static let changed = 100

    private let engine: BenchEngine
    private let count: Int
    private let clock = MovableClock()
    private let hubSpot = SearchStandIn()
    private let installation: Installation

    init(_ options: BenchOptions, _ engine: BenchEngine) async throws {
        self.engine = engine
        count = options.size(1_000_000, quick: 20_000)
        let vendors = BenchVendors(clock: clock.clock)
        installation = try await Installation(try await engine.open(), vendors: vendors, clock: clock.clock)
        vendors.standIn(for: hubSpot.exchange)
        let unlinked = Self.changed * (Self.passesWithNews + 1)
        try await FilledWorkspace(count: count, unlinked: unlinked).fill(installation.database)
        try await finishImport()
    }

    func close() async { await installation.database.close() }

    func withoutNews() async throws -> [Measurement] {
        var (passes, writes) = (Latencies(), Latencies())
        _ = try await pass()
        _ = hubSpot.takeCalls()
        for _ in 0..<Self.passes {
            passes.add([try await pass()])
            writes.add([try await writeOneRow()])
        }
        let calls = Double(hubSpot.takeCalls()) / Double(Self.passes)
        return lines("nothing changed", &passes, 20, reference: ("one row stored", writes), calls, 1)
    }

    /// Contacts got the phones of persons whom nobody was linked to.
    func withNews() async throws -> [Measurement] {
        var (passes, writes) = (Latencies(), Latencies())
        for round in 0...Self.passesWithNews {
            let first = count - Self.changed * (round + 1) + 1
            hubSpot.tell(of: first..<(first + Self.changed), at: clock.now)
            let duration = try await pass()
            try await settle()
            let bare = try await writeRows(first)
            // The first time every statement is compiled.
            if round == 0 {
                _ = hubSpot.takeCalls()
            } else {
                passes.add([duration])
                writes.add([bare])
            }
        }
        let calls = Double(hubSpot.takeCalls()) / Double(Self.passesWithNews)
        let what = "\(Self.changed) contacts changed"
        return lines(what, &passes, 100, reference: ("the same rows, without deciding", writes), calls, 2)
    }

    private func finishImport() async throws {
        let (now, imported) = (clock.now, Int64(count))
        try await installation.database.write { connection in
            guard var progress = try HubSpotAccountTable.find(connection, Installation.workspace)?.mirror else {
                return
            }
            progress.importFinishedAt = now
            progress.imported = imported
            progress.changesReadAt = now
            progress.changesCursor = ChangedContactsCursor(since: now).description
            try HubSpotAccountTable.saveMirror(connection, Installation.workspace, progress)
        }
    }

    /// As the pipeline's workers do it when the three minutes are over.
    private func pass() async throws -> Duration {
        clock.move(by: .seconds(181))
        let workspace = Installation.workspace
        let (database, changes, clock, ids) = (
            installation.database, installation.changes, installation.clock, installation.ids
        )
        // Owners are read every hour, which is another pass.
        try await database.write { try HubSpotAccountTable.saveOwnersRead($0, workspace, at: clock.now) }
        let pace = TimelineEntryTable.Pace()
        let watch = Stopwatch()
        guard let client = try await installation.connections.hubSpot(workspace) else {
            throw BenchFailure("HubSpot is not connected.")
        }
        let mirror = Mirror(
            database: database, workspace: workspace, client: client, changes: changes, clock: clock, ids: ids)
        while let next = try await mirror.step(), next <= clock.now {}
        let links = LinkPass(
            database: database, workspace: workspace, pace: pace, changes: changes, clock: clock, ids: ids)
        while try await links.step() > 0 {}
        let incoming = IncomingWork(
            database: database, workspace: workspace, pace: pace, changes: changes, clock: clock, ids: ids)
        while try await incoming.step() > 0 {}
        // What was marked just now is due in half a second: this pass ends before it is written.
        let reconcile = Reconcile(
            database: database, workspace: workspace, client: client, pace: pace, changes: changes, clock: clock)
        guard try await reconcile.step() == 0 else { throw BenchFailure("A timeline entry was due.") }
        return watch.read().wall
    }

    /// Writing what was marked is another figure: it counts as written.
    private func settle() async throws {
        let (later, pace) = (clock.now + .seconds(1), TimelineEntryTable.Pace())
        let count = try await installation.database.write { connection in
            let due = try TimelineEntryTable.due(connection, Installation.workspace, now: later, limit: 1000)
            for entry in due {
                try TimelineEntryTable.settle(
                    connection, Installation.workspace, entry, owner: nil, written: true, pace: pace, now: later)
            }
            return due.count
        }
        guard count == Self.changed else { throw BenchFailure("\(count) of \(Self.changed) persons were linked.") }
    }

    private func writeOneRow() async throws -> Duration {
        let watch = Stopwatch()
        try await installation.database.write { connection in
            try connection.run("UPDATE hubspot_accounts SET imported = imported + 1 WHERE workspace_id = 1")
        }
        return watch.read().wall
    }

    /// In another workspace of the same tables, so in trees of the same depth.
    private func writeRows(_ first: Int) async throws -> Duration {
        let range = FilledWorkspace.numbers(first, first + Self.changed - 1)
        let watch = Stopwatch()
        for statements in [Self.mirrored(range), Self.linked(range)] {
            try await installation.database.write { connection in
                for statement in statements { try connection.run(statement) }
            }
        }
        return watch.read().wall
    }

    private static func mirrored(_ range: SQL) -> [SQL] {
        [
            """
            INSERT INTO contacts (workspace_id, contact_id, first_name, last_name, email, phones, modified_at, seen_at)
            SELECT 2, CAST(n AS TEXT), 'Person', CAST(n AS TEXT), 'p', '+34' || CAST(n AS TEXT), 0, 0
            FROM (\(sql: range)) AS numbers
            """,
            """
            INSERT INTO contact_numbers (workspace_id, national, code, contact_id, phone_key)
            SELECT 2, CAST(n AS TEXT), '34', CAST(n AS TEXT), CAST(n AS TEXT) FROM (\(sql: range)) AS numbers
            """,
            """
            INSERT INTO link_queue (workspace_id, person_id, cause, queued_at)
            SELECT 2, n, 'contact changed', 0 FROM (\(sql: range)) AS numbers
            """,
        ]
    }

    private static func linked(_ range: SQL) -> [SQL] {
        [
            "DELETE FROM link_queue WHERE workspace_id = 2",
            """
            INSERT INTO links (workspace_id, link_id, person_id, contact_id, method, rule, reason, author, made_at)
            SELECT 2, n, n, CAST(n AS TEXT), 'exact', 'plus', 'Both say ' || CAST(n AS TEXT), 'liaison', 0
            FROM (\(sql: range)) AS numbers
            """,
            """
            INSERT INTO audit (workspace_id, audit_id, at, author, verb, subject, after_value, reason)
            SELECT 2, n, 0, 'liaison', 'link_made', CAST(n AS TEXT), CAST(n AS TEXT), 'Both say ' || CAST(n AS TEXT)
            FROM (\(sql: range)) AS numbers
            """,
            """
            INSERT INTO timeline_entries (workspace_id, chat_id, entry_group, state, version, changed_at, due_at)
            SELECT 2, n, 20000, 'waiting', 1, 0, 0 FROM (\(sql: range)) AS numbers
            """,
        ]
    }

    private func lines(
        _ what: String, _ passes: inout Latencies, _ limit: Double,
        reference: (what: String, Latencies), _ calls: Double, _ callLimit: Double
    ) -> [Measurement] {
        var writes = reference.1
        let scale = "\(engine.name), \(count / 1000)k persons, \(count / 1000)k contacts, \(what)"
        return [
            Section.pass.line(
                "\(scale): median", passes.percentile(0.5), "ms", budget: .atMost(limit),
                reference: .init(what: reference.what, figure: writes.percentile(0.5))),
            Section.pass.line(
                "\(scale): slowest", passes.percentile(1), "ms",
                reference: .init(what: reference.what, figure: writes.percentile(1))),
            Section.pass.line("\(scale): HubSpot calls", calls, "calls", budget: .atMost(callLimit)),
        ]
    }
}
