import Domain
import Testing

@testable import HubSpot

struct RateSimulationTests {
    /// Free, marketplace, professional and professional with an add-on.
    static let bursts = [(100, 100), (110, 100), (190, 150), (250, 200)]

    @Test(arguments: bursts, UInt64(1)...2)
    func `on no plan is a call sent over the limit, however long the way`(plan: (Int, Int), seed: UInt64) {
        let run = simulate(plan, seed: seed)
        #expect(run.ownRefusals + run.foreignRefusals == 0)
    }

    @Test(arguments: bursts, UInt64(1)...2)
    func `with other programs about, only they make HubSpot refuse a call`(plan: (Int, Int), seed: UInt64) {
        let run = simulate(plan, seed: seed) { $0.foreign = plan.0 * 3 / 10 }
        #expect(run.ownRefusals == 0)
        #expect(run.foreignRefusals * 20 < run.arrivals.count)
    }

    @Test(arguments: bursts, UInt64(1)...2)
    func `every background call gets through in the end, with people and others about`(
        plan: (Int, Int), seed: UInt64
    ) {
        let run = simulate(plan, seed: seed) {
            $0.people = plan.0 * 3 / 2
            $0.foreign = plan.0 / 5
            $0.background = plan.0 / 50
        }
        #expect(run.open == 0)
    }

    @Test(arguments: bursts, UInt64(1)...2)
    func `people who use less than their reserve wait two seconds at most, however much background waits`(
        plan: (Int, Int), seed: UInt64
    ) {
        let run = simulate(plan, seed: seed) { $0.people = plan.0 / 12 }
        let waits = run.finished.filter { $0.lane == .interactive && $0.bucket == .general }.map(\.wait)
        #expect(waits.allSatisfy { $0 <= .milliseconds(2100) })
        #expect(waits.count { $0 == .zero } * 100 >= waits.count * 95)
    }

    @Test(arguments: bursts)
    func `alone, background work uses ninety-five hundredths of what HubSpot allows`(plan: (Int, Int)) {
        let run = simulate(plan, seed: 1) {
            $0.people = 0
            $0.background = plan.0 * 2
            $0.delayMilliseconds = 1...3
            $0.seconds = 45
        }
        let count = run.arrivals.count { .noon + .seconds(20) <= $0 && $0 < .noon + .seconds(40) }
        #expect(count * 100 >= plan.0 * 2 * 95)
    }

    private func simulate(
        _ limits: (burst: Int, associations: Int), seed: UInt64,
        _ change: (inout RateSimulation.Plan) -> Void = { _ in }
    ) -> RateSimulation {
        var plan = RateSimulation.Plan()
        plan.burst = limits.burst
        plan.associations = limits.associations
        plan.background = limits.burst * 3 / 2
        change(&plan)
        return RateSimulation(plan, seed: seed)
    }
}
