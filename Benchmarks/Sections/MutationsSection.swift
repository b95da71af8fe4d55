import Domain
import Foundation
import Storage
import Sync
import WebhookSamples
import WhatsApp

extension Section {
    /// Bodies that nobody would send, through the real door and the real work behind it. A crash, a body that is lost
    /// or stored by half, or an element of which nothing is known afterwards ends the run.
    static let mutations = Section(name: "mutations", subject: "mutated webhooks kept and worked through") { options in
        try await withBenchFolder(options) { folder in
            let count = options.mutations ?? options.size(100_000, quick: 400)
            return try await MutationsBench(folder: folder).run(count)
        }
    }
}

private struct MutationsBench {
    private static let batch = 400
    /// What came is forgotten now and then: it is counted by then, and a disk is no endless thing.
    private static let batchesKept = 50

    private let installation: Installation
    private let intake: Intake
    private let work: IncomingWork
    private let samples = WebhookSample.all.filter { $0.name != "a batch of a thousand" }

    init(folder: String) async throws {
        installation = try await Installation(
            try await Installation.makeDatabase(folder + "/liaison.sqlite"), vendors: BenchVendors(clock: .system),
            clock: .system)
        intake = installation.intake
        work = IncomingWork(
            database: installation.database, workspace: Installation.workspace, pace: TimelineEntryTable.Pace(),
            changes: installation.changes, clock: installation.clock, ids: installation.ids)
        try await connectSampleAccount()
    }

    func run(_ count: Int) async throws -> [Measurement] {
        var mutator = BodyMutator(seed: 2026)
        var tally = Tally()
        let watch = Stopwatch()
        for start in stride(from: 0, to: count, by: Self.batch) {
            let bodies = (start..<min(start + Self.batch, count)).map { index in
                mutator.mutate(samples[index % samples.count].body)
            }
            try await receive(bodies)
            while try await work.step() > 0 {}
            for body in bodies { try await check(body, &tally) }
            if start / Self.batch % Self.batchesKept == Self.batchesKept - 1 { try await forget(&tally) }
        }
        try await forget(&tally)
        let section = Section.mutations
        return [
            section.line("mutated bodies through door and work", Double(count) / watch.read().wall.seconds, "/s"),
            section.line("bodies answered 200 and kept", Double(count), "bodies", budget: .atLeast(Double(count))),
            section.line("refused for another's signature", Double(tally.refused), "bodies"),
            section.line("read whole (others were stored before, bit for bit)", Double(tally.done), "bodies"),
            section.line("kept as unreadable, with a sentence", Double(tally.unreadable), "bodies"),
            section.line("that the database would not take", Double(tally.failed), "bodies", budget: .atMost(0)),
            section.line("elements, each one event", Double(tally.elements), "elements"),
        ]
    }

    private struct Tally {
        var refused = 0
        var done = 0
        var unreadable = 0
        var failed = 0
        var elements = 0
    }

    private func receive(_ bodies: [Data]) async throws {
        let secret = installation.appSecret
        let answers = await withTaskGroup { group in
            for body in bodies {
                group.addTask {
                    await intake.receive(
                        WebhookDelivery(
                            vendor: .whatsapp, body: body,
                            signature: WhatsAppSignature.header(for: body, secret: secret)))
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        guard answers.allSatisfy({ $0 == .stored }) else { throw BenchFailure("A signed body was not kept.") }
    }

    /// Elements in are events out, and every message that was read is stored.
    private func check(_ body: Data, _ tally: inout Tally) async throws {
        let reading = WhatsAppWebhook.read(body)
        if let parsed = try? JSON(parsing: body) {
            let elements = webhookElements(in: parsed)
            guard reading.news.flatMap(\.events).count == elements else {
                throw BenchFailure("An element is not accounted for: \(String(decoding: body, as: UTF8.self))")
            }
            tally.elements += elements
        } else if reading.problem == nil {
            throw BenchFailure("A body that is no JSON was read: \(String(decoding: body, as: UTF8.self))")
        }
        let messages = reading.news.filter { $0.account.value == SampleCast.account }.flatMap(\.events)
            .compactMap { event in
                if case .message(let message) = event { message.whatsAppID } else { nil }
            }
        let stored = try await installation.database.read {
            try MessageTable.find($0, Installation.workspace, messages)
        }
        guard stored.count == Set(messages).count else {
            let problems = try await installation.database.read { connection in
                try connection.rows("SELECT problem FROM intake WHERE state = 'failed' ORDER BY intake_id DESC LIMIT 5")
                    .map { try $0.text("problem") }
            }
            let text = String(decoding: body, as: UTF8.self)
            throw BenchFailure("A body is stored by half: \(text); the database would not take: \(problems)")
        }
    }

    private func forget(_ tally: inout Tally) async throws {
        let stranger = await intake.receive(
            WebhookDelivery(
                vendor: .whatsapp, body: Data("{}".utf8),
                signature: WhatsAppSignature.header(for: Data("{}".utf8), secret: "another secret")))
        if stranger == .wrongSignature { tally.refused += 1 }
        let states = try await installation.database.write { connection in
            let rows = try connection.rows("SELECT state, COUNT(*) AS number FROM intake GROUP BY state")
            try connection.run("DELETE FROM intake")
            return try rows.map { (try $0.text("state"), try $0.integer("number")) }
        }
        for (state, number) in states {
            switch state {
            case "done": tally.done += Int(number)
            case "unreadable": tally.unreadable += Int(number)
            case "failed": tally.failed += Int(number)
            default: throw BenchFailure("\(number) bodies are \(state) after everything was read.")
            }
        }
    }

    /// Under the secrets of the account that is connected.
    private func connectSampleAccount() async throws {
        try await installation.database.write { connection in
            guard var row = try WhatsAppAccountTable.all(connection).first else { return }
            row.account.id = WhatsAppAccountID(SampleCast.account)
            try WhatsAppAccountTable.connect(connection, row, now: .beginning)
            try BusinessNumberTable.save(
                connection, Installation.workspace,
                BusinessNumber(
                    id: BusinessNumberID(SampleCast.number), account: row.account.id,
                    displayPhone: "+34 931 23 45 67", verifiedName: "Samples", quality: nil, status: nil))
        }
    }
}
