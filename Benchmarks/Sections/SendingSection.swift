import Domain
import Foundation
import Sandbox
import Storage
import Sync
import WhatsApp

extension Section {
    /// What leaves: within a number's limit and never over it, and as fast as we can where the limit is high.
    static let sending = Section(name: "sending", subject: "messages that leave") { options in
        let atLimit = try await BenchEngine.each(options) { engine in
            let bench = try await SendingBench(
                engine, "a number of 80/s", limits: .documented, perSecond: Domain.SendingLimits.standardPerSecond)
            return try await bench.run(chats: options.size(400, quick: 20), messagesEach: options.size(2, quick: 1))
        }
        let atFullSpeed = try await BenchEngine.each(options) { engine in
            let bench = try await SendingBench(
                engine, "a number of 1,000/s", limits: .unlimited, perSecond: Domain.SendingLimits.highPerSecond)
            return try await bench.run(chats: options.size(1_000, quick: 20), messagesEach: options.size(10, quick: 2))
        }
        return atLimit + atFullSpeed
    }
}

private struct SendingBench: Sendable {
    private static let number = SandboxBusinessNumber.obrasES.id

    private let scene: String
    private let perSecond: Int
    private let installation: Installation
    private let outgoing: Outgoing
    private let work: OutgoingWork

    init(_ engine: BenchEngine, _ scene: String, limits: Sandbox.SendingLimits, perSecond: Int) async throws {
        self.scene = "\(engine.name), \(scene)"
        self.perSecond = perSecond
        installation = try await Installation(
            try await engine.open(), vendors: BenchVendors(clock: .system, sending: limits), clock: .system)
        let pace = TimelineEntryTable.Pace()
        outgoing = Outgoing(connections: installation.connections, workspace: Installation.workspace, pace: pace)
        work = OutgoingWork(connections: installation.connections, workspace: Installation.workspace, pace: pace)
        try await installation.database.write { connection in
            try SendingLimitsTable.save(
                connection, Installation.workspace, BusinessNumberID(Self.number),
                Domain.SendingLimits(perSecond: perSecond), at: .beginning)
        }
    }

    func run(chats count: Int, messagesEach: Int) async throws -> [Measurement] {
        let customers = (0..<count).map { person in
            installation.vendors.whatsApp.addCustomer("Person \(person)", phone: String(34_622_000_000 + person))
        }
        let chats = try await hear(customers)
        let total = count * messagesEach
        var asking = Latencies()
        for turn in 0..<messagesEach {
            for chat in chats { asking.add([try await ask(Self.words(turn), in: chat)]) }
        }
        let watch = Stopwatch()
        while try await waiting() > 0 {
            let next = try await work.step()
            if let next, next > installation.clock.now {
                try await Task.sleep(for: min(next - installation.clock.now, .milliseconds(50)))
            }
        }
        let cost = watch.read()
        try check(customers, messagesEach)
        await installation.database.close()
        let section = Section.sending
        let pace = Double(total) / cost.wall.seconds
        return [
            section.line("\(scene): taken to be sent, p99", asking.percentile(0.99), "ms", budget: .atMost(250)),
            section.line(
                "\(scene): left", pace, "/s",
                reference: .init(what: "Meta's limit", figure: Double(perSecond))),
            section.line("\(scene): the same, of one core's time", Double(total) / cost.cpu.seconds, "/s"),
            section.line(
                "\(scene): calls that Meta refused", Double(try refusals(total)), "calls", budget: .atMost(0)),
        ]
    }

    private static func words(_ turn: Int) -> String { "Mensaje \(turn): ¿le viene bien el martes?" }

    /// Customers write, so that they can be written to.
    private func hear(_ customers: [SandboxCustomer]) async throws -> [ChatID] {
        let sandbox = installation.vendors.whatsApp
        for customer in customers { customer.writes("Hola", to: Self.number) }
        while case let due = sandbox.takeDeliveries(), !due.isEmpty {
            for delivery in due {
                let answer = await installation.intake.receive(
                    Sync.WebhookDelivery(
                        vendor: .whatsapp, body: delivery.body,
                        signature: WhatsAppSignature.header(for: delivery.body, secret: installation.appSecret)))
                guard answer == .stored else { throw BenchFailure("A message was not kept: \(answer)") }
                sandbox.settle(delivery, status: 200)
            }
        }
        let incoming = IncomingWork(
            database: installation.database, workspace: Installation.workspace, pace: TimelineEntryTable.Pace(),
            changes: installation.changes, clock: installation.clock, ids: installation.ids)
        while try await incoming.step() > 0 {}
        let chats = try await installation.database.read { connection in
            try connection.rows("SELECT chat_id FROM chats WHERE workspace_id = 1 ORDER BY chat_id")
                .map { try $0.id("chat_id") as ChatID }
        }
        guard chats.count == customers.count else { throw BenchFailure("Only \(chats.count) chats are there.") }
        return chats
    }

    private func ask(_ text: String, in chat: ChatID) async throws -> Duration {
        let watch = Stopwatch()
        _ = try await outgoing.send(
            OutgoingRequest(.chat(chat), .text(text, showsPreview: false), author: .token("bench")))
        return watch.read().wall
    }

    private func waiting() async throws -> Int64 {
        try await installation.database.read { connection in
            try connection.row(
                "SELECT COUNT(*) AS number FROM outgoing WHERE workspace_id = 1 AND state IN ('queued', 'sending')"
            )?.integer("number") ?? 0
        }
    }

    /// Every customer has each message once, in the order in which they were asked for.
    private func check(_ customers: [SandboxCustomer], _ messagesEach: Int) throws {
        let wanted = (0..<messagesEach).map(Self.words)
        for customer in customers {
            let got = installation.vendors.whatsApp.messages(of: customer.id, on: Self.number)
                .filter { $0.author == .api }.map(\.content.summary)
            guard got == wanted else { throw BenchFailure("Somebody has \(got) instead of \(wanted).") }
        }
    }

    private func refusals(_ total: Int) throws -> Int {
        guard let calls = installation.vendors.whatsApp.callCounts()["POST messages"] else {
            throw BenchFailure("WhatsApp does not know of any call.")
        }
        return calls - total
    }
}
