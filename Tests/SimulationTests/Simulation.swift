import Domain
import HubSpot
import Sandbox
import Storage
import Sync
import TestEngines
import WhatsApp

/// One seed: a world that acts at random, the program in it, failures and crashes, and then a quiet time after which
/// everything must be as it should.
final class Simulation {
    let world: World
    let file: any SQLDatabase
    var program: Program
    var violations: [String] = []
    var lastStored: Stored?
    /// What the admin has told the program successfully.
    var isWhatsAppConnected = false
    var givenToken: String?

    static func run(
        seed: UInt64, on engine: TestEngine = .sqlite, isStorm: Bool = false, tellsStory: Bool = false
    ) async throws -> Simulation {
        let world = World(seed: seed, isStorm: isStorm, tellsStory: tellsStory)
        switch engine {
        case .sqlite:
            let folder = try DatabaseFile()
            defer { folder.remove() }
            return try await run(world, try await folder.open())
        case .postgresql:
            return try await withDatabaseURL(engine) { try await run(world, try await openDatabase($0)) }
        }
    }

    private static func run(_ world: World, _ file: any SQLDatabase) async throws -> Simulation {
        try await DatabaseFile.prepare(file, world)
        let simulation = Simulation(world, file, try Program(file: file, world: world))
        do {
            try await simulation.live()
            try await simulation.comeToRest()
            try await simulation.checkEverything()
            try await simulation.checkForgetting()
        } catch {
            simulation.violations.append("the simulation itself failed: \(error)")
        }
        await file.close()
        return simulation
    }

    private init(_ world: World, _ file: any SQLDatabase, _ program: Program) {
        self.world = world
        self.file = file
        self.program = program
    }

    private func live() async throws {
        for _ in 0..<world.setting.rounds {
            passTime()
            changeConditions()
            for _ in 0..<world.dice.number(1...5) { try await act() }
            if !isConnected, world.dice.chance(0.3) { await connect() }
            if world.dice.chance(0.7) { await deliver(limit: world.dice.number(1...30)) }
            if world.dice.chance(0.5) { await deliverFromHubSpot() }
            for _ in 0..<world.dice.number(1...6) {
                guard let step = world.dice.pick(Program.Step.allCases) else { break }
                await perform(step)
            }
            if program.fate.isDead || world.dice.chance(0.02) { try restart() }
        }
    }

    private func passTime() {
        let length: ClosedRange<Int64> = world.dice.choose([
            0...4_000: 60, 1_000...60_000: 15, 60_000...600_000: 10, 600_000...20_000_000: 11,
            20_000_000...100_000_000: 4,
        ])
        world.time.advance(world.dice.milliseconds(length))
    }

    private func changeConditions() {
        if world.setting.isStorm || world.dice.chance(0.2) { world.changeWeather() }
        if world.dice.chance(0.2) { program.fate.set(world.setting.odds(&world.dice)) }
        if world.dice.chance(world.setting.crashes) { program.fate.crash(after: world.dice.number(1...20)) }
    }

    private func act() async throws {
        switch world.dice.number(0...142) {
        case ..<50: world.customerActs()
        case ..<72: await world.businessActs()
        case ..<88: world.hubSpotActs()
        case ..<97: await assignOwner()
        case 100..<115: try await repActs()
        case 115..<135: await world.groupActs()
        case 135...: await changeTimelines()
        default: await connect()
        }
    }

    /// Nothing of the old run is left but the file.
    func restart() throws {
        world.note("restart")
        program = try Program(file: file, world: world)
    }

    func deliver(limit: Int) async {
        for delivery in world.whatsApp.takeDeliveries(limit: limit) {
            let answer = await program.receive(delivery)
            world.note("delivery \(delivery.id), \(delivery.updates) updates: \(answer)")
            let isLost = program.fate.isDead || world.dice.chance(world.whatsApp.faults.options.loseDelivery)
            switch answer {
            case _ where isLost: world.whatsApp.settle(delivery, status: nil)
            case .stored: world.whatsApp.settle(delivery, status: 200)
            case .wrongSignature: world.whatsApp.settle(delivery, status: 401)
            case .unavailable: world.whatsApp.settle(delivery, status: 503)
            }
        }
    }

    func deliverFromHubSpot() async {
        let accepted = await world.hubSpot.deliverWebhooks(through: program.hubSpotDoor)
        if accepted > 0 { world.note("\(accepted) events of HubSpot are accepted") }
    }

    /// True if more may follow.
    @discardableResult
    func perform(_ step: Program.Step) async -> Bool {
        await world.performLateCalls()
        do {
            let linksBefore = try await linksBefore(step)
            let isBusy = try await program.take(step)
            world.note("step \(step): \(isBusy)")
            if step == .linking, isBusy { try await checkNewLinks(since: linksBefore) }
            if isBusy { try await checkDecisions() }
            return isBusy
        } catch {
            judge(error, of: "step \(step)")
            world.time.advance(.seconds(1))
            return false
        }
    }

    /// Trouble that was made is no mistake; everything else is.
    func judge(_ error: any Error, of work: String) {
        world.note("\(work) throws \(error)")
        if program.fate.isDead { return }
        switch error {
        case SQLError.unavailable(UnreliableDatabase.trouble): break
        case HubSpotFailure.waiting, HubSpotFailure.unreachable, HubSpotFailure.unknownOutcome: break
        case HubSpotFailure.invalidToken where givenToken != nil && givenToken != world.token: break
        case let failure as OAuthFailure where world.setting.isStorm && failure.connectionState.word == .degraded: break
        case HubSpotFailure.refused(423, _) where world.setting.isStorm: break
        case is WhatsAppFailure: break
        default: violations.append("\(work) threw \(error)")
        }
    }
}
