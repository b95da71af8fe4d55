import Domain
import Sandbox
import Storage
import Sync
import TestEngines
import WhatsApp

/// One seed: customers write, reps send, answers are lost, statuses come early, twice and late, calls are throttled,
/// the token dies, the program crashes anywhere; then it turns quiet, and WhatsApp's own log is held against ours.
final class SendingSimulation {
    let world: SendingWorld
    let file: any SQLDatabase
    var program: SendingProgram
    var violations: [String] = []
    /// Requests with their keys; of some the answer was lost, and they are asked again.
    private var asked: [OutgoingRequest] = []
    private(set) var acknowledged: Set<OutgoingID> = []
    private var isConnected = false
    static let rep = Author.token("rep")

    static func run(seed: UInt64, on engine: TestEngine) async throws -> SendingSimulation {
        let world = SendingWorld(seed: seed)
        switch engine {
        case .sqlite:
            let folder = try DatabaseFile()
            defer { folder.remove() }
            return try await run(world, try await folder.open())
        case .postgresql:
            return try await withDatabaseURL(engine) { try await run(world, try await openDatabase($0)) }
        }
    }

    private static func run(_ world: SendingWorld, _ file: any SQLDatabase) async throws -> SendingSimulation {
        _ = try await migrate(file, migrations, now: .beginning)
        try await file.write { connection in
            try WorkspaceTable.save(
                connection,
                Workspace(
                    id: SendingProgram.workspace, name: "Simulation", timeZone: "Europe/Madrid", defaultRegion: nil,
                    granularity: .day, fallbackOwner: nil))
        }
        let simulation = SendingSimulation(world, file, try SendingProgram(file: file, world: world))
        do {
            for _ in 0..<world.dice.number(15...40) { try await simulation.live() }
            try await simulation.comeToRest()
            try await simulation.check()
        } catch {
            simulation.violations.append("the simulation itself failed: \(error)")
        }
        await file.close()
        return simulation
    }

    private init(_ world: SendingWorld, _ file: any SQLDatabase, _ program: SendingProgram) {
        self.world = world
        self.file = file
        self.program = program
    }

    private func live() async throws {
        let length: ClosedRange<Int64> = world.dice.choose([
            0...2_000: 60, 1_000...60_000: 25, 60_000...600_000: 10, 600_000...90_000_000: 5,
        ])
        world.time.advance(world.dice.milliseconds(length))
        if world.dice.chance(0.2) { world.changeWeather() }
        if world.dice.chance(0.2) { program.fate.set(odds()) }
        if world.dice.chance(0.15) { program.fate.crash(after: world.dice.number(1...15)) }
        if !isConnected { await connect() }
        for _ in 0..<world.dice.number(1...4) { try await act() }
        if world.dice.chance(0.7) { await deliver(limit: world.dice.number(1...20)) }
        for _ in 0..<world.dice.number(1...4) {
            if let step = world.dice.pick(SendingProgram.Step.allCases) { await perform(step) }
        }
        if program.fate.isDead || world.dice.chance(0.03) { try restart() }
    }

    private func odds() -> Fate.Odds {
        if world.dice.chance(0.3) { return .calm }
        return Fate.Odds(read: 0.02, write: 0.05, commit: 0.05, late: world.dice.chance(0.5) ? 0.2 : 0)
    }

    private func act() async throws {
        switch world.dice.number(0...99) {
        case ..<25: world.customerWrites()
        case ..<75: await send()
        case ..<85: await askAgain()
        case ..<95: await decide()
        case ..<98: world.customerWrites()
        default:
            world.replaceToken()
            if world.dice.chance(0.5) { isConnected = false }
        }
    }

    private func send() async {
        let chats =
            (try? await file.read { connection in
                try connection.rows("SELECT chat_id FROM chats ORDER BY chat_id").map { try $0.id("chat_id") as ChatID }
            }) ?? []
        guard let chat = world.dice.pick(chats) else { return }
        for _ in 0..<world.dice.choose([1: 14, 3: 4, 50: 1]) {
            let request = OutgoingRequest(
                .chat(chat), content(), key: "key \(asked.count)", author: Self.rep)
            asked.append(request)
            await carryOut(request)
        }
    }

    private func content() -> OutgoingContent {
        let target = world.dice.pick(world.written.map { WhatsAppMessageID($0.wamid) })
        switch (world.dice.number(0...9), target) {
        case (0...1, _):
            return .template(OutgoingTemplate(name: "seguimiento", language: "es", body: [.init(text: "you")]))
        case (2, let target?): return .reaction(to: target, emoji: "👍")
        case (3, let target?): return .readMark(target)
        default: return .text("message \(asked.count)", showsPreview: false)
        }
    }

    /// The answer was lost, or somebody pressed the button twice.
    private func askAgain() async {
        if let request = world.dice.pick(asked) { await carryOut(request) }
    }

    private func carryOut(_ request: OutgoingRequest) async {
        do {
            let message = try await program.outgoing.send(request)
            world.note("asked for \(message.id) \(message.content.kind) in \(message.chat)")
            acknowledged.insert(message.id)
        } catch {
            judge(error, of: "asking")
        }
    }

    private func decide() async {
        do {
            let all = try await file.read { connection in
                try connection.rows("SELECT outgoing_id FROM outgoing ORDER BY outgoing_id").map {
                    try $0.id("outgoing_id") as OutgoingID
                }
            }
            guard let id = world.dice.pick(all) else { return }
            switch world.dice.number(0...2) {
            case 0: acknowledged.insert(try await program.outgoing.sendAgain(id, author: Self.rep).id)
            case 1: _ = try await program.outgoing.assumeSent(id, author: Self.rep)
            default: _ = try await program.outgoing.cancel(id, author: Self.rep)
            }
        } catch {
            judge(error, of: "deciding")
        }
    }

    private func connect() async {
        do {
            try await program.connect(world)
            isConnected = true
        } catch {
            judge(error, of: "connecting")
        }
    }

    func restart() throws {
        world.note("restart")
        program = try SendingProgram(file: file, world: world)
    }

    func deliver(limit: Int) async {
        for delivery in world.whatsApp.takeDeliveries(limit: limit) {
            let answer = await program.receive(delivery)
            let isLost = program.fate.isDead || world.dice.chance(world.whatsApp.faults.options.loseDelivery)
            world.whatsApp.settle(delivery, status: answer == .stored && !isLost ? 200 : nil)
        }
    }

    /// When to come again; `nil` = when there is news.
    @discardableResult
    func perform(_ step: SendingProgram.Step) async -> Timestamp? {
        await world.performLateCalls()
        do {
            let next = try await program.take(step)
            world.note("step \(step): \(next.map(\.description) ?? "rests")")
            return next
        } catch {
            judge(error, of: "step \(step)")
            world.time.advance(.seconds(1))
            return .beginning
        }
    }

    /// Trouble that was made is no mistake; everything else is.
    private func judge(_ error: any Error, of work: String) {
        world.note("\(work) throws \(error)")
        if program.fate.isDead { return }
        switch error {
        case SQLError.unavailable(UnreliableDatabase.trouble): break
        case is OutgoingRefusal, is WhatsAppFailure, is ConnectRefusal: break
        default: violations.append("\(work) threw \(error)")
        }
    }

    /// The weather turns good, somebody connects, and time moves on until nothing is left to do.
    private func comeToRest() async throws {
        world.clearWeather()
        try restart()
        isConnected = false
        for _ in 0..<10 where !isConnected { await connect() }
        for _ in 0..<2_000 {
            await deliver(limit: 1_000)
            await world.performLateCalls()
            var dues: [Timestamp?] = [world.whatsApp.nextDeliveryDue, world.lateCalls.nextDue]
            while let next = await perform(.incoming), next <= world.time.now {}
            dues.append(await perform(.sending))
            guard let next = dues.compactMap(\.self).min() else { return }
            world.time.advance(.milliseconds(1))
            world.time.advance(to: next)
        }
        violations.append("not quiet after 2,000 rounds")
    }
}
