import Domain
import Linking
import Storage
import Sync

extension Section {
    /// Somebody types and waits: contacts found in the mirror.
    static let search = Section(name: "search", subject: "contacts searched by what people type") { options in
        try await withBenchFolder(options) { folder in
            let bench = try await SearchBench(options, folder: folder)
            return try await [bench.index()] + bench.searches()
        }
    }
}

private struct SearchBench {
    private let book: SearchableBook
    private let rounds: Int
    private let scans: Int
    private let installation: Installation
    private let reference: BareSQLite

    init(_ options: BenchOptions, folder: String) async throws {
        book = SearchableBook(count: options.size(1_000_000, quick: 20_000))
        rounds = options.size(400, quick: 40)
        scans = options.size(10, quick: 3)
        let clock = MovableClock().clock
        installation = try await Installation(folder: folder, vendors: BenchVendors(clock: clock), clock: clock)
        try book.fill(installation.path)
        reference = try BareSQLite(path: installation.path)
    }

    private var scale: String { "\(book.count / 1000)k contacts" }

    /// What follows a first import, once.
    func index() async throws -> Measurement {
        let indexing = ContactIndexing(database: installation.database, workspace: Installation.workspace)
        let cost = try await Stopwatch.time {
            while try await indexing.step() {}
        }
        return Section.search.line(
            "\(scale): made searchable, on the clock", Double(book.count) / cost.wall.seconds, "/s")
    }

    func searches() async throws -> [Measurement] {
        var lines: [Measurement] = []
        for kind in Kind.allCases {
            let (ours, plain) = try await (times(kind), scanTimes(kind))
            lines += self.lines(kind, ours, plain)
        }
        return lines
    }

    private enum Kind: String, CaseIterable {
        case oneName = "one name"
        case twoNames = "two names"
        case halfTyped = "a name and a beginning"
        case typo = "a typing error"
        case email = "an e-mail"
        case phone = "a phone"
        case nobody = "nobody's name"

        /// What somebody types who looks for this person.
        func typed(_ person: SearchableBook.Person) -> String {
            switch self {
            case .oneName: person.last
            case .twoNames: "\(person.last) \(person.first)"
            case .halfTyped: "\(person.first) \(person.last.prefix(2))"
            case .typo: "\(person.first) \(person.last.dropLast(2))\(String(person.last.suffix(2).reversed()))"
            case .email: person.email
            case .phone: "+34 \(person.phone.dropFirst(2).prefix(3)) \(person.phone.dropFirst(5))"
            case .nobody: "\(person.first) Xyzzyqueloque"
            }
        }

        /// What a plain scan would look for.
        func pattern(_ person: SearchableBook.Person) -> String {
            switch self {
            case .oneName, .twoNames, .halfTyped, .typo, .nobody: "%\(person.last)%"
            case .email: "%\(person.email)%"
            case .phone: "%\(person.phone.dropFirst(2))%"
            }
        }
    }

    private func people(_ count: Int) -> [SearchableBook.Person] {
        var dice = Dice(seed: 11)
        return (0..<count).map { _ in book.person(Int.random(in: 1...book.count, using: &dice)) }
    }

    private func times(_ kind: Kind) async throws -> Latencies {
        var times = Latencies()
        for person in people(rounds) {
            let watch = Stopwatch()
            let found = try await installation.database.read { connection in
                let query = ContactQuery(kind.typed(person), defaultRegion: Region("ES"))
                return try ContactFinder(connection, Installation.workspace).find(
                    query, limit: ContactSearch.contactsMax)
            }
            times.add([watch.read().wall])
            guard found.isEmpty == (kind == .nobody) else {
                throw BenchFailure("“\(kind.typed(person))” found \(found.count) contacts.")
            }
        }
        return times
    }

    /// `LIKE` on every contact: no order of words, no accents, no errors, no spellings of phones.
    private func scanTimes(_ kind: Kind) throws -> Latencies {
        let statement = try reference.prepare(
            """
            SELECT * FROM contacts WHERE workspace_id = 1 AND (first_name || ' ' || last_name LIKE ?1
                OR email LIKE ?1 OR phones LIKE ?1) ORDER BY last_name, first_name LIMIT 20
            """)
        return Latencies(
            people(scans).map { person in
                Stopwatch.time { use(statement.rows([.text(kind.pattern(person))])) }.wall
            })
    }

    private func lines(_ kind: Kind, _ ours: Latencies, _ plain: Latencies) -> [Measurement] {
        var (ours, plain) = (ours, plain)
        let reference = Measurement.Reference(what: "bare SQLite, LIKE on all", figure: plain.percentile(0.5))
        return [
            Section.search.line(
                "\(scale), \(kind.rawValue): median", ours.percentile(0.5), "ms", reference: reference),
            Section.search.line("\(scale), \(kind.rawValue): p99", ours.percentile(0.99), "ms", reference: reference),
        ]
    }
}
