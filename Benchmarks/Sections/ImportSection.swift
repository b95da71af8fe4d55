import Domain
import Foundation
import HubSpot
import Sandbox
import Storage
import Sync
import Synchronization

extension Section {
    /// The first import: HubSpot's pages become contacts and phone keys.
    static let importing = Section(name: "import", subject: "a first import of contacts") { options in
        try await withBenchFolder(options) { folder in
            let bench = try await ImportBench(options, folder: folder)
            let cost = try await bench.importAll()
            return try await bench.lines(cost, reference: bench.insertAll(folder))
        }
    }
}

private struct ImportBench {
    private let count: Int
    private let clock = MovableClock()
    private let path: String
    private let installation: Installation
    private let mirror: Mirror

    init(_ options: BenchOptions, folder: String) async throws {
        count = options.size(200_000, quick: 5000)
        // HubSpot's limits are another figure: here nothing may wait for them.
        let vendors = BenchVendors(clock: clock.clock, limits: .unlimited)
        path = folder + "/liaison.sqlite"
        installation = try await Installation(
            try await Installation.makeDatabase(path), vendors: vendors, clock: clock.clock)
        let pages = try await RecordedPages(vendors.hubSpot, contacts: count, clock: clock)
        vendors.standIn(for: pages.exchange)
        guard let client = try await installation.connections.hubSpot(Installation.workspace) else {
            throw BenchFailure("HubSpot is not connected.")
        }
        mirror = Mirror(
            database: installation.database, workspace: Installation.workspace, client: client,
            changes: installation.changes, clock: clock.clock, ids: installation.ids)
        // Owners come first, and are no contacts.
        _ = try await mirror.step()
    }

    func importAll() async throws -> Cost {
        let cost = try await Stopwatch.time {
            while try await progress()?.importFinishedAt == nil {
                // Within what HubSpot allows, so that the budget counts and never waits.
                clock.move(by: .milliseconds(100))
                _ = try await mirror.step()
            }
        }
        let imported = try await progress()?.imported
        guard imported == Int64(count) else {
            throw BenchFailure("Imported \(imported ?? 0) of \(count) contacts.")
        }
        return cost
    }

    private func progress() async throws -> MirrorProgress? {
        try await installation.database.read { try HubSpotAccountTable.find($0, Installation.workspace)?.mirror }
    }

    /// The rows that the import made, in the same transactions, by bare SQLite.
    func insertAll(_ folder: String) async throws -> Cost {
        let path = folder + "/reference.sqlite"
        await (try Installation.makeDatabase(path)).close()
        let (made, bare) = (try BareSQLite(path: self.path), try BareSQLite(path: path))
        let contacts = try made.prepare("SELECT * FROM contacts ORDER BY rowid").rows()
        let keys = Dictionary(grouping: try made.prepare("SELECT * FROM contact_numbers").rows()) { $0[3] }
        let saveContact = try bare.prepare("INSERT INTO contacts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        let saveKey = try bare.prepare("INSERT INTO contact_numbers VALUES (?, ?, ?, ?, ?)")
        return try Stopwatch.time {
            for start in stride(from: 0, to: contacts.count, by: HubSpotClient.batchLimit) {
                try bare.transaction {
                    for contact in contacts[start..<min(start + HubSpotClient.batchLimit, contacts.count)] {
                        try saveContact.run(contact)
                        for key in keys[contact[1]] ?? [] { try saveKey.run(key) }
                    }
                }
            }
        }
    }

    func lines(_ cost: Cost, reference: Cost) -> [Measurement] {
        let count = Double(count)
        return [
            Section.importing.line(
                "contacts imported, of one core's time", count / cost.cpu.seconds, "/s", budget: .atLeast(19_000),
                reference: .init(what: "bare SQLite, same rows", figure: count / reference.cpu.seconds)),
            Section.importing.line(
                "contacts imported, on the clock", count / cost.wall.seconds, "/s",
                reference: .init(what: "bare SQLite, same rows", figure: count / reference.wall.seconds)),
        ]
    }
}

/// All pages of an account as bytes, by the URL they were asked with: the sandbox wrote them before the clock started.
private struct RecordedPages {
    private let replies: [String: HTTPReply]

    init(_ hubSpot: HubSpotSandbox, contacts: Int, clock: MovableClock) async throws {
        let owners = ["ana", "luis", "eva"].map {
            hubSpot.addOwner(email: "\($0)@example.com", firstName: $0.capitalized, lastName: "Prueba")
        }
        var samples = SampleContacts()
        hubSpot.addContacts((0..<contacts).map { samples.properties($0, owners: owners) })
        let recorder = Mutex<[String: HTTPReply]>([:])
        let exchange = HTTPExchange { call async throws(HTTPFailure) in
            let reply = try await hubSpot.exchange.send(call)
            recorder.withLock { $0[call.url] = reply }
            return reply
        }
        let client = HubSpotClient(
            exchange: exchange, baseURL: BenchVendors.hubSpotURL, token: "demo-hubspot-token", budget: RateBudget(),
            clock: clock.clock)
        _ = try await client.owners(archived: false)
        _ = try await client.owners(archived: true)
        var after: String?
        repeat {
            clock.move(by: .milliseconds(100))
            after = try await client.contacts(after: after).after
        } while after != nil
        replies = recorder.withLock { $0 }
    }

    var exchange: HTTPExchange {
        HTTPExchange { [replies] call in replies[call.url] ?? HTTPReply(status: 404) }
    }
}
