import Domain
import Foundation
import Storage

extension Section {
    /// Pages that people wait for.
    static let web = Section(name: "web", subject: "pages of the inbox") { options in
        try await BenchEngine.each(options) { engine in
            let bench = try await WebBench(options, engine)
            let lines = try await bench.lines()
            await bench.close()
            return lines
        }
    }
}

private struct WebBench: Sendable {
    private static let budget = 30.0
    private static let memoryBudget = 200.0

    private let engine: String
    private let database: any SQLDatabase
    private let inbox: FilledInbox
    private let rounds: Int
    private let clock = MovableClock()

    init(_ options: BenchOptions, _ engine: BenchEngine) async throws {
        self.engine = engine.name
        inbox = FilledInbox(options, now: clock.now)
        rounds = options.size(400, quick: 10)
        if let path = engine.path { try inbox.fillApart(path, options) }
        database = try await engine.open()
        if engine.path == nil { try await inbox.fill(database) }
    }

    private var scale: String { "\(engine), \(inbox.chats / 1000)k chats" }

    func close() async { await database.close() }

    /// Each kind of page is asked for different chats, dates and places in the list.
    private func pages(_ dice: inout Dice, _ site: BenchSite) async throws -> [(name: String, uris: [String])] {
        let picks = (0..<rounds).map { _ in Int.random(in: 2...inbox.chats, using: &dice) }
        let last = inbox.now.milliseconds
        let span = Int64(inbox.messages / inbox.chats) * 43_200_000
        let day = { (share: Double) -> String in
            let moment = Timestamp(milliseconds: last - Int64(share * Double(span)))
            return LocalCalendar(timeZone: "UTC").date(of: moment)
        }
        let shares = (0..<rounds).map { _ in Double.random(in: 0..<1, using: &dice) }
        let deep = picks.map { "/inbox?after=\(last - 43_200_000 + Int64($0) * 400)-\($0)" }
        return [
            ("list", Array(repeating: "/inbox", count: rounds)), ("list, deep in it", deep),
            ("list, unassigned", Array(repeating: "/inbox?view=unassigned", count: rounds)),
            ("list, unread", Array(repeating: "/inbox?view=unread", count: rounds)),
            ("count of unread chats", Array(repeating: "/inbox/unread", count: rounds)),
            ("list, unlinked", Array(repeating: "/inbox?view=unlinked", count: rounds)),
            ("list, one number, closed", Array(repeating: "/inbox?number=1002&state=closed", count: rounds)),
            ("search by name", picks.map { "/inbox?q=person+\($0)" }),
            ("search by phone", picks.map { "/inbox?q=%2B\(34_600_000_000 + $0)" }),
            ("chat with its list", picks.map { "/inbox/chats/\($0)" }),
            ("chat of \(inbox.longest) messages", Array(repeating: "/inbox/chats/1", count: rounds)),
            ("older messages", try await older(site, shares)),
            ("jump to a date", shares.map { "/inbox/chats/1?day=\(day($0))" }),
        ]
    }

    /// Places all over the long chat.
    private func older(_ site: BenchSite, _ shares: [Double]) async throws -> [String] {
        let (longest, now) = (inbox.longest, inbox.now)
        return shares.map { share in
            let steps = Int64(share * Double(longest - 100))
            let moment = Timestamp(milliseconds: now.milliseconds - steps * 600_000)
            let place = ThreadPlace(
                day: LocalDay(number: moment.milliseconds / 86_400_000), sentAt: moment, message: MessageID(1))
            return "/inbox/chats/1/messages?before=\(place.text)"
        }
    }

    func lines() async throws -> [Measurement] {
        let reference = try await bare()
        return try await BenchSite.open(database, clock: WallClock { [clock] in clock.now }) { site in
            var dice = Dice(seed: 8)
            var lines: [Measurement] = []
            for page in try await pages(&dice, site) {
                var times = Latencies()
                var weight = 0
                // The first opens what stays open: statements, pages of the file.
                _ = try await site.time(page.uris[0])
                for uri in page.uris {
                    let (duration, bytes) = try await site.time(uri)
                    times.add([duration])
                    weight = max(weight, bytes)
                }
                let name = "\(scale), \(page.name)"
                lines += [
                    Section.web.line(
                        "\(name): median", times.percentile(0.5), "ms",
                        reference: .init(what: "50 rows by primary key", figure: reference)),
                    Section.web.line("\(name): p99", times.percentile(0.99), "ms", budget: .atMost(Self.budget)),
                    Section.web.line(
                        "\(name): the page without its files", Double(weight) / 1000, "kB", budget: .atMost(150)),
                ]
            }
            return lines + memory()
        }
    }

    /// The least that any page does, on the same database.
    private func bare() async throws -> Double {
        var times = Latencies()
        for _ in 0..<rounds {
            let watch = Stopwatch()
            let rows = try await database.read {
                try $0.rows("SELECT * FROM messages WHERE workspace_id = 1 ORDER BY message_id LIMIT 50").count
            }
            times.add([watch.read().wall])
            use(rows)
        }
        return times.percentile(0.5)
    }

    /// Of the whole process, the bench's own part included. Linux only, and of the embedded database only: what is
    /// measured after it has its memory on top.
    private func memory() -> [Measurement] {
        guard database.engine == .sqlite,
            let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kilobytes = Double(line.filter(\.isNumber))
        else { return [] }
        return [
            Section.web.line(
                "\(scale), resident memory afterwards, the bench's own included", kilobytes / 1024, "MB",
                budget: .atMost(Self.memoryBudget))
        ]
    }
}
