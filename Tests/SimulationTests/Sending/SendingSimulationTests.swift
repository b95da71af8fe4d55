import Domain
import TestEngines
import Testing

/// Seeds of lost answers, early, late and repeated statuses, throttling, dead tokens and crashes while sending. The
/// whole of a seed follows from its number.
struct SendingSimulationTests {
    @Test func `no message is sent twice, none is lost, and each chat keeps its order`() async {
        let queue = SeedQueue(Seeds.chosen)
        await withTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    while let seed = queue.next() { await Self.check(seed, on: .sqlite) }
                }
            }
        }
    }

    /// Only some seeds: PostgreSQL takes several times as long.
    @Test(.enabled(if: TestEngine.available.contains(.postgresql)))
    func `on PostgreSQL messages are sent once too`() async {
        let queue = SeedQueue(Seeds.chosen.clamped(to: 0...15))
        await withTaskGroup { group in
            for _ in 0..<2 {
                group.addTask {
                    while let seed = queue.next() { await Self.check(seed, on: .postgresql) }
                }
            }
        }
    }

    private static func check(_ seed: UInt64, on engine: TestEngine) async {
        do {
            let simulation = try await SendingSimulation.run(seed: seed, on: engine)
            guard let first = simulation.violations.first else { return }
            let more = simulation.violations.dropFirst().prefix(9).map { "\n  \($0)" }.joined()
            Issue.record("seed \(seed) on \(engine): \(first)\(more)\n  again: \(Seeds.command(seed))")
        } catch {
            Issue.record("seed \(seed): \(error)")
        }
    }
}
