import Domain
import Foundation
import Linking
import Sandbox
import TestEngines
import Testing

/// Seeds of chance: customers, the business's phone, people in HubSpot, reps and an admin act at random, calls and
/// commits fail, webhooks come twice, late and out of order, the program crashes anywhere; then the weather turns good,
/// and everything must be as if nothing had happened. The whole of a seed follows from its number.
struct SimulationTests {
    /// Beyond the cores, since a seed waits for its database now and then.
    private static let side = 4

    @Test func `whatever happens, everything is right in the end`() async {
        let queue = SeedQueue(Seeds.chosen)
        await withTaskGroup { group in
            for _ in 0..<Self.side {
                group.addTask {
                    while let seed = queue.next() { await Self.check(seed) }
                }
            }
        }
    }

    /// 30 of 100 calls meet a 429 of some kind, 10 a 5xx, 5 lose their answer, and the app's tokens die every minute.
    @Test func `a storm loses nothing, doubles nothing, and no call goes over HubSpot's limits`() async {
        let queue = SeedQueue(Seeds.chosen.clamped(to: 0...40))
        await withTaskGroup { group in
            for _ in 0..<Self.side {
                group.addTask {
                    while let seed = queue.next() { await Self.check(seed, isStorm: true) }
                }
            }
        }
    }

    /// Only some seeds: the decisions are the same, and PostgreSQL takes several times as long.
    @Test(.enabled(if: TestEngine.available.contains(.postgresql)))
    func `on PostgreSQL it is the same`() async {
        let queue = SeedQueue(Seeds.chosen.clamped(to: 0...15))
        await withTaskGroup { group in
            for _ in 0..<2 {
                group.addTask {
                    while let seed = queue.next() { await Self.check(seed, on: .postgresql) }
                }
            }
        }
    }

    private static func check(_ seed: UInt64, on engine: TestEngine = .sqlite, isStorm: Bool = false) async {
        do {
            let simulation = try await Simulation.run(
                seed: seed, on: engine, isStorm: isStorm, tellsStory: Seeds.areTold)
            if isStorm, simulation.world.hubSpot.callCounts().callsBeyondLimits > 0 {
                simulation.violations.append(
                    "calls beyond the limits: \(simulation.world.hubSpot.callCounts().beyondLimit)")
            }
            if let story = simulation.world.story { print(story.joined(separator: "\n")) }
            if Seeds.environment["STATS"] != nil { print("STATS", seed, simulation.stats) }
            guard let first = simulation.violations.first else { return }
            let more = simulation.violations.dropFirst().prefix(9).map { "\n  \($0)" }.joined()
            Issue.record("seed \(seed) on \(engine): \(first)\(more)\n  again: \(Seeds.command(seed))")
        } catch {
            Issue.record("seed \(seed): \(error)")
        }
    }

    @Test(arguments: 1...24)
    func `the cast's spellings are one number and its puzzles are not`(index: Int) {
        let phone = SimPhone(index)
        let region = Region("ES")
        for text in phone.spellings {
            #expect(comparePhones(text: text, region: region, waID: phone.waID).verdict == .same, "\(text)")
        }
        for text in phone.puzzles {
            #expect(comparePhones(text: text, region: region, waID: phone.waID).verdict != .same, "\(text)")
        }
    }
}
