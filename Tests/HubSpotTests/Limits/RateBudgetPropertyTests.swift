import Domain
import Testing

@testable import HubSpot

/// Random days in the life of a budget: any mix of lanes, buckets and times.
struct RateBudgetPropertyTests {
    @Test(arguments: UInt64(1)...20)
    func `no window ever holds more calls than the limit`(seed: UInt64) {
        let calls = Run(seed: seed).calls
        #expect(mostCalls(calls, within: .seconds(10)) <= 98)
        #expect(mostCalls(calls.filter { $0.bucket == .search }, within: .seconds(1)) <= 4)
    }

    @Test(arguments: UInt64(1)...20)
    func `people who use less than the reserve wait two seconds at most`(seed: UInt64) {
        let refused = Run(seed: seed).refusals.filter { $0.lane == .interactive && $0.bucket == .general }
        #expect(refused.filter { $0.ownCallsInWindow < 19 }.allSatisfy { $0.wait <= .seconds(2) })
    }

    @Test(arguments: UInt64(1)...20)
    func `background work never starves`(seed: UInt64) {
        let refused = Run(seed: seed).refusals.filter { $0.lane == .background && $0.bucket == .general }
        #expect(refused.allSatisfy { $0.ownCallsInWindow >= 4 })
    }

    @Test(arguments: UInt64(1)...20)
    func `whoever comes back when told finds the door open unless others came first`(seed: UInt64) {
        var machine = RateBudgetMachine()
        var random = SeededRandom(seed: seed)
        var now = Timestamp.noon
        for _ in 0..<2000 {
            now = now + .milliseconds(Int.random(in: 0...60, using: &random))
            let lane = RateLane.allCases.randomElement(using: &random) ?? .background
            if case .wait(let until, _) = machine.call(lane, .general, now: now) {
                #expect(until > now)
                now = until
                #expect(machine.call(lane, .general, now: now).isGo)
            }
        }
    }

    private func mostCalls(_ calls: [Run.Call], within interval: Duration) -> Int {
        var most = 0
        var first = 0
        for (index, call) in calls.enumerated() {
            while calls[first].at + interval <= call.at { first += 1 }
            most = max(most, index - first + 1)
        }
        return most
    }
}

/// 2,000 wishes with pauses and floods between them.
private struct Run {
    struct Call {
        var at: Timestamp
        var lane: RateLane
        var bucket: RateBucket
    }

    struct Refused {
        var lane: RateLane
        var bucket: RateBucket
        var ownCallsInWindow: Int
        var wait: Duration
    }

    var calls: [Call] = []
    var refusals: [Refused] = []

    init(seed: UInt64) {
        var machine = RateBudgetMachine()
        var random = SeededRandom(seed: seed)
        var now = Timestamp.noon
        for _ in 0..<2000 {
            if random.chance(30) { now = now + .milliseconds(Int.random(in: 0...400, using: &random)) }
            if random.chance(1) { now = now + .seconds(Int.random(in: 0...12, using: &random)) }
            let lane: RateLane = random.chance(seed.isMultiple(of: 2) ? 80 : 20) ? .interactive : .background
            let bucket: RateBucket = random.chance(10) ? .search : .general
            switch machine.call(lane, bucket, now: now) {
            case .go:
                calls.append(Call(at: now, lane: lane, bucket: bucket))
            case .wait(let until, _):
                let window = calls.reversed().prefix { $0.at + .seconds(10) > now }
                let own = window.count { $0.lane == lane }
                refusals.append(
                    Refused(lane: lane, bucket: bucket, ownCallsInWindow: own, wait: until - now))
            }
        }
    }
}

extension RateDecision {
    fileprivate var isGo: Bool {
        if case .go = self { true } else { false }
    }
}

extension RateBudgetMachine {
    /// A call that is answered at once.
    fileprivate mutating func call(_ lane: RateLane, _ bucket: RateBucket, now: Timestamp) -> RateDecision {
        let decision = request(lane, bucket, now: now)
        if case .go(let permit) = decision { _ = answered(permit, RateFacts(status: 200), now: now) }
        return decision
    }
}
