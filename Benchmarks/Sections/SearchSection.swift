import Domain
import Linking
import Storage
import Sync

extension Section {
    /// Somebody types and waits: contacts found in the mirror.
    static let search = Section(name: "search", subject: "contacts searched by what people type") { options in
        try await BenchEngine.each(options) { engine in
            let bench = try await SearchBench(options, engine)
            let lines = try await [bench.index()] + bench.searches()
            await bench.close()
            return lines
        }
    }
}

private struct SearchBench {
    private static let workspace = WorkspaceID(1)

    private let engine: BenchEngine
    private let database: any SQLDatabase
    private let book: SearchableBook
    private let rounds: Int
    private let scans: Int

    init(_ options: BenchOptions, _ engine: BenchEngine) async throws {
        self.engine = engine
        book = SearchableBook(count: options.size(1_000_000, quick: 20_000))
        rounds = options.size(400, quick: 40)
        scans = options.size(10, quick: 3)
        database = try await engine.open()
        try await book.fill(database, Self.workspace, now: MovableClock().now)
    }

    private var scale: String { "\(engine.name), \(book.count / 1000)k contacts" }

    func close() async { await database.close() }

    /// What follows a first import, once.
    func index() async throws -> Measurement {
        let indexing = ContactIndexing(database: database, workspace: Self.workspace)
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
            let found = try await database.read { connection in
                let query = ContactQuery(kind.typed(person), defaultRegion: Region("ES"))
                return try ContactFinder(connection, Self.workspace).find(
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
    private func scanTimes(_ kind: Kind) async throws -> Latencies {
        var times = Latencies()
        for person in people(scans) {
            let pattern = kind.pattern(person)
            let watch = Stopwatch()
            let found = try await database.read { connection in
                try connection.rows(
                    """
                    SELECT * FROM contacts WHERE workspace_id = 1 AND (first_name || ' ' || last_name LIKE \(pattern)
                        OR email LIKE \(pattern) OR phones LIKE \(pattern)) ORDER BY last_name, first_name LIMIT 20
                    """
                ).count
            }
            times.add([watch.read().wall])
            use(found)
        }
        return times
    }

    private func lines(_ kind: Kind, _ ours: Latencies, _ plain: Latencies) -> [Measurement] {
        var (ours, plain) = (ours, plain)
        let reference = Measurement.Reference(what: "LIKE on all", figure: plain.percentile(0.5))
        return [
            Section.search.line(
                "\(scale), \(kind.rawValue): median", ours.percentile(0.5), "ms", reference: reference),
            Section.search.line("\(scale), \(kind.rawValue): p99", ours.percentile(0.99), "ms", reference: reference),
        ]
    }
}
