import Domain
import Foundation
import Sandbox
import Storage
import Sync
import WhatsApp

extension Section {
    /// A phone's past in bodies of 3 MB, out of order, while customers write: is everything there, and who waits?
    static let history = Section(name: "history", subject: "a phone's history beside live messages") { options in
        try await withBenchFolder(options) { folder in
            let bench = try await HistoryBench(options, folder: folder)
            return try await bench.run()
        }
    }
}

private struct HistoryBench {
    private static let daysBack = 170
    private static let livePause = Duration.milliseconds(25)

    private let installation: Installation
    private let intake: Intake
    private let work: IncomingWork
    private let people: Int
    private let messagesEach: Int
    private let messagesPerChunk: Int
    private let aloneSeconds: Double
    private var total: Int { people * messagesEach }

    init(_ options: BenchOptions, folder: String) async throws {
        installation = try await Installation(
            try await Installation.makeDatabase(folder + "/liaison.sqlite"), vendors: BenchVendors(clock: .system),
            clock: .system)
        intake = installation.intake
        work = IncomingWork(
            database: installation.database, workspace: Installation.workspace, pace: TimelineEntryTable.Pace(),
            changes: installation.changes, clock: installation.clock, ids: installation.ids)
        people = options.size(2_000, quick: 20)
        messagesEach = options.size(100, quick: 30)
        // A little under 3 MB.
        messagesPerChunk = options.size(7_600, quick: 200)
        aloneSeconds = options.isQuick ? 0.2 : 10
    }

    func run() async throws -> [Measurement] {
        let chunks = try await makeChunks()
        let work = work
        return try await withThrowingTaskGroup { group in
            group.addTask {
                while !Task.isCancelled {
                    if try await work.step() == 0 { try? await Task.sleep(for: .milliseconds(2)) }
                }
            }
            defer { group.cancelAll() }
            var alone = try await write(from: 0) { elapsed, _ in elapsed.seconds >= aloneSeconds }
            let watch = Stopwatch()
            for chunk in chunks { try await receive(chunk) }
            let accepted = watch.read()
            var beside = try await write(from: 1_000_000) { _, count in
                count.isMultiple(of: 20) ? try await isHistoryDone(chunks.count) : false
            }
            let cost = watch.read()
            try await check(live: alone.count + beside.count)
            return report(chunks, accepted, cost, &alone, &beside)
        }
    }

    private func report(
        _ chunks: [Sandbox.WebhookDelivery], _ accepted: Cost, _ cost: Cost, _ alone: inout LiveLatencies,
        _ beside: inout LiveLatencies
    ) -> [Measurement] {
        let section = Section.history
        let largest = chunks.map(\.body.count).max() ?? 0
        return [
            section.line("messages of a history, in \(chunks.count) bodies", Double(total), "messages"),
            section.line("the largest body", Double(largest) / 1_048_576, "MB", budget: .atMost(3)),
            section.line("all bodies durable after", accepted.wall.inMilliseconds, "ms"),
            section.line("complete after", cost.wall.seconds, "s"),
            section.line("messages stored", Double(total) / cost.wall.seconds, "/s"),
            section.line("the same, of one core's time", Double(total) / cost.cpu.seconds, "/s"),
            section.line(
                "p50 of a live message, door", beside.door.percentile(0.5), "ms", budget: .atMost(25),
                reference: .init(what: "without a history", figure: alone.door.percentile(0.5))),
            section.line(
                "p99 of a live message, door", beside.door.percentile(0.99), "ms", budget: .atMost(250),
                reference: .init(what: "without a history", figure: alone.door.percentile(0.99))),
            section.line(
                "p50 of a live message, stored as such", beside.stored.percentile(0.5), "ms",
                reference: .init(what: "without a history", figure: alone.stored.percentile(0.5))),
            section.line(
                "p99 of a live message, stored as such", beside.stored.percentile(0.99), "ms", budget: .atMost(500),
                reference: .init(what: "without a history", figure: alone.stored.percentile(0.99))),
            section.line("live messages meanwhile", Double(beside.count), "messages"),
        ]
    }

    /// Everybody has chatted for half a year; the sandbox cuts it into chunks, and dice disorder them.
    private func makeChunks() async throws -> [Sandbox.WebhookDelivery] {
        let sandbox = installation.vendors.whatsApp
        let number = SandboxBusinessNumber.ventasES.id
        let now = installation.clock.now
        for person in 0..<people {
            let customer = sandbox.addCustomer("Person \(person)", phone: String(34_622_000_000 + person))
            let step = Duration.seconds(Double(Self.daysBack * 86_400) / Double(messagesEach))
            let messages = (0..<messagesEach).map { index in
                SandboxPastMessage(
                    isFromCustomer: index.isMultiple(of: 2), content: .text(Self.words(person, index)),
                    at: now - step * (messagesEach - index))
            }
            sandbox.phoneApp(of: number, hasChatted: customer, messages)
        }
        sandbox.setHistoryChunk(of: number, messages: messagesPerChunk)
        let client = WhatsAppClient(
            exchange: sandbox.exchange, baseURL: BenchVendors.graphURL, token: sandbox.account.token)
        try await client.share(.history, of: BusinessNumberID(number))
        var chunks: [Sandbox.WebhookDelivery] = []
        while case let due = sandbox.takeDeliveries(), !due.isEmpty {
            chunks += due
            for delivery in due { sandbox.settle(delivery, status: 200) }
        }
        var dice = Dice(seed: 7)
        return chunks.shuffled(using: &dice)
    }

    private static func words(_ person: Int, _ index: Int) -> String {
        "Mensaje \(index) de \(person): ¿tienen todavía la mesa redonda de nogal que vimos el sábado?"
    }

    private func receive(_ delivery: Sandbox.WebhookDelivery) async throws {
        let answer = await intake.receive(
            Sync.WebhookDelivery(
                vendor: .whatsapp, body: delivery.body,
                signature: WhatsAppSignature.header(for: delivery.body, secret: installation.appSecret)))
        guard answer == .stored else { throw BenchFailure("A chunk was not kept: \(answer)") }
    }

    /// Customers write, one message every few milliseconds, until `isEnough`. Each message is timed at the door and
    /// until it can be read.
    private func write(
        from first: Int, until isEnough: (Duration, Int) async throws -> Bool
    ) async throws -> LiveLatencies {
        var latencies = LiveLatencies()
        let start = ContinuousClock.now
        while try await !isEnough(ContinuousClock.now - start, latencies.count) {
            let body = SignedBody.text(first + latencies.count)
            let signature = WhatsAppSignature.header(for: body, secret: installation.appSecret)
            let sent = ContinuousClock.now
            let answer = await intake.receive(
                Sync.WebhookDelivery(vendor: .whatsapp, body: body, signature: signature))
            guard answer == .stored else { throw BenchFailure("A live message was not kept: \(answer)") }
            latencies.note(door: ContinuousClock.now - sent)
            guard case .message(let message)? = WhatsAppWebhook.read(body).news.first?.events.first else {
                throw BenchFailure("The live message cannot be read.")
            }
            while try await !isStored(message.whatsAppID) { try await Task.sleep(for: .milliseconds(1)) }
            latencies.note(stored: ContinuousClock.now - sent)
            try await Task.sleep(for: Self.livePause)
        }
        return latencies
    }

    private func isStored(_ message: WhatsAppMessageID) async throws -> Bool {
        try await installation.database.read {
            try MessageTable.place($0, Installation.workspace, message) != nil
        }
    }

    private func isHistoryDone(_ chunks: Int) async throws -> Bool {
        try await installation.database.read { connection in
            try connection.rows(
                """
                SELECT intake_id FROM intake WHERE workspace_id = \(Installation.workspace) AND state = 'waiting'
                    AND is_history = 1 LIMIT 1
                """
            ).isEmpty
        }
    }

    /// Complete, each chat in its order, and no chat of today moved by what is old.
    private func check(live: Int) async throws {
        try await installation.database.read { connection in
            func number(_ query: SQL) throws -> Int64 { try connection.row(query)?.integer("number") ?? -1 }
            let stored = try number("SELECT COUNT(*) AS number FROM messages WHERE source = 'history'")
            guard stored == total else { throw BenchFailure("\(stored) of \(total) messages are there.") }
            let liveStored = try number("SELECT COUNT(*) AS number FROM messages WHERE source = 'live'")
            guard liveStored == live else { throw BenchFailure("\(liveStored) of \(live) live messages are there.") }
            let disordered = try number(
                """
                SELECT COUNT(*) AS number FROM (SELECT content, direction, ROW_NUMBER() OVER (
                    PARTITION BY chat_id ORDER BY sent_at, message_id) AS place FROM messages
                    WHERE source = 'history') AS m
                WHERE content NOT LIKE '%Mensaje ' || (place - 1) || ' de%'
                """)
            guard disordered == 0 else { throw BenchFailure("\(disordered) messages stand out of order.") }
            let moved = try number(
                """
                SELECT COUNT(*) AS number FROM chats AS c WHERE c.is_history = 0 AND c.last_message_at <> (
                    SELECT MAX(m.sent_at) FROM messages AS m WHERE m.chat_id = c.chat_id AND m.source <> 'history')
                """)
            guard moved == 0 else { throw BenchFailure("\(moved) chats of today were moved.") }
        }
    }
}

private struct LiveLatencies {
    var door = Latencies()
    var stored = Latencies()
    private(set) var count = 0

    mutating func note(door duration: Duration) { door.add([duration]) }

    mutating func note(stored duration: Duration) {
        stored.add([duration])
        count += 1
    }
}
