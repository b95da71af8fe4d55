import Domain
import Testing

@testable import HubSpot

struct RateBudgetAnswersTests {
    var machine = RateBudgetMachine(timeZone: "Europe/Berlin")

    @Test mutating func `the limit is learnt from the headers`() throws {
        _ = try answer(.limits(max: 190, remaining: 189))
        #expect(machine.snapshot(now: .noon).general.limit == 187)
    }

    @Test mutating func `calls of other programs with the same token count too`() throws {
        _ = try answer(.limits(max: 100, remaining: 10))
        #expect(machine.snapshot(now: .noon).general.left == 8)
        #expect(machine.snapshot(now: .noon + .seconds(10)).general.left == 98)
    }

    @Test mutating func `own calls that HubSpot still counts are not somebody else's`() throws {
        for _ in 0..<80 { _ = try answer(RateFacts(status: 200)) }
        _ = try answer(.limits(max: 100, remaining: 19), at: .noon + .seconds(11))
        #expect(machine.snapshot(now: .noon + .seconds(11)).general.used == 1)
    }

    @Test mutating func `a limit without end is believed up to ten thousand`() throws {
        _ = try answer(.limits(max: .max, remaining: .max))
        #expect(machine.snapshot(now: .noon).general.limit == 9800)
    }

    @Test(arguments: [0, -5])
    mutating func `a senseless limit is not learnt`(max: Int) throws {
        _ = try answer(.limits(max: max, remaining: 1))
        #expect(machine.snapshot(now: .noon).general.limit == 98)
    }

    @Test mutating func `the rolling limit is waited out for ten seconds times the attempt`() throws {
        #expect(try answer(.limited(.tenSecondly))?.until == .noon + .seconds(10))
        let later = Timestamp.noon + .seconds(10)
        #expect(try answer(.limited(.tenSecondly), at: later)?.until == later + .seconds(20))
    }

    @Test mutating func `people may try four times a second whether a pause of our own caution is over`() throws {
        _ = try answer(.limited(.tenSecondly))
        let now = Timestamp.noon + .milliseconds(1)
        #expect(machine.request(.background, .general, now: now).isWait)
        #expect(!machine.request(.interactive, .general, now: now).isWait)
        #expect(machine.request(.interactive, .general, now: now + .milliseconds(249)).isWait)
        #expect(!machine.request(.interactive, .general, now: now + .milliseconds(250)).isWait)
        #expect(machine.request(.background, .general, now: now + .milliseconds(250)).isWait)
    }

    @Test mutating func `a try that succeeds ends the pause for everybody`() throws {
        _ = try answer(.limited(.tenSecondly))
        let now = Timestamp.noon + .seconds(1)
        let permit = try permit(.general, at: now)
        _ = machine.answered(permit, RateFacts(status: 200), now: now)
        #expect(!machine.request(.background, .general, now: now).isWait)
    }

    @Test mutating func `what HubSpot itself asked to wait is waited by everybody`() throws {
        var facts = RateFacts.limited(.tenSecondly)
        facts.retryAfter = .seconds(7)
        _ = try answer(facts)
        #expect(machine.request(.interactive, .general, now: .noon + .seconds(6)).isWait)
        #expect(!machine.request(.interactive, .general, now: .noon + .seconds(7)).isWait)
        _ = try answer(.limited(.daily), at: .noon + .seconds(8))
        #expect(machine.request(.interactive, .general, now: .noon + .seconds(3600)).isWait)
    }

    @Test mutating func `many refusals at once are one attempt`() throws {
        let permits = try (0..<5).map { _ in try permit(.general, at: .noon) }
        let pauses = permits.map { machine.answered($0, .limited(.tenSecondly), now: .noon + .milliseconds(80)) }
        #expect(Set(pauses.map { $0?.attempt }) == [1])
    }

    @Test mutating func `a late good answer does not end a pause that began after its call`() throws {
        let early = try permit(.general, at: .noon)
        _ = try answer(.limited(.tenSecondly))
        _ = machine.answered(early, RateFacts(status: 200), now: .noon + .seconds(1))
        #expect(machine.request(.background, .general, now: .noon + .seconds(1)).isWait)
    }

    @Test mutating func `a good answer after the pause starts the attempts anew`() throws {
        _ = try answer(.limited(.tenSecondly))
        _ = try answer(RateFacts(status: 200), at: .noon + .seconds(10))
        #expect(try answer(.limited(.tenSecondly), at: .noon + .seconds(11))?.attempt == 1)
    }

    @Test mutating func `a secondly refusal of a search stops searches only`() throws {
        #expect(try answer(.limited(.secondly), .search)?.until == .noon + .seconds(1))
        #expect(machine.request(.background, .search, now: .noon).isWait)
        #expect(!machine.request(.background, .general, now: .noon).isWait)
    }

    @Test mutating func `a search that meets the ten-second limit stops everything`() throws {
        _ = try answer(.limited(.tenSecondly), .search)
        #expect(machine.request(.background, .general, now: .noon).isWait)
    }

    @Test mutating func `associations that meet their limit stop associations only`() throws {
        _ = try answer(.limited(.tenSecondly), .associations)
        #expect(machine.request(.background, .associations, now: .noon).isWait)
        #expect(!machine.request(.background, .general, now: .noon).isWait)
    }

    @Test mutating func `Retry-After wins where it is there`() throws {
        var facts = RateFacts.limited(.tenSecondly)
        facts.retryAfter = .seconds(3)
        #expect(try answer(facts)?.until == .noon + .seconds(3))
    }

    @Test mutating func `the daily limit stops everything until midnight in the account's time zone`() throws {
        let midnight = Timestamp.noon + .seconds(11 * 3600) // 23:00 UTC is 00:00 in Berlin in winter.
        #expect(try answer(.limited(.daily))?.until == midnight)
        #expect(
            machine.request(.interactive, .search, now: .noon) == .wait(until: midnight, because: .daily))
        #expect(!machine.request(.interactive, .search, now: midnight).isWait)
    }

    @Test mutating func `an answer of yesterday does not spend today`() throws {
        let midnight = Timestamp.noon + .seconds(11 * 3600)
        let permit = try permit(.general, at: midnight - .milliseconds(50))
        var facts = RateFacts(status: 200)
        facts.dailyLimit = 1000
        facts.dailyRemaining = 0
        _ = machine.answered(permit, facts, now: midnight + .milliseconds(50))
        #expect(machine.request(.interactive, .general, now: midnight + .seconds(61)).reason == nil)
    }

    @Test mutating func `a clock that is ahead of HubSpot's does not lose a day at midnight`() throws {
        let midnight = Timestamp.noon + .seconds(11 * 3600)
        #expect(try answer(.limited(.daily), at: midnight + .seconds(2))?.until == midnight + .seconds(62))
        let noon = midnight + .seconds(12 * 3600)
        #expect(try answer(.limited(.daily), at: noon)?.until == midnight + .seconds(24 * 3600))
    }

    @Test mutating func `a day of twenty-five hours ends at its own midnight`() {
        let lateOnTheDayBefore = Timestamp(seconds: 1_792_879_200) // 2026-10-24 22:00 UTC, 00:00 in Berlin.
        #expect(machine.endOfDay(after: lateOnTheDayBefore) == lateOnTheDayBefore + .seconds(25 * 3600))
    }

    @Test mutating func `a daily limit without a known time zone is tried again each hour`() throws {
        machine = RateBudgetMachine()
        #expect(try answer(.limited(.daily))?.until == .noon + .seconds(3600))
    }

    @Test mutating func `the last of the day is for people`() throws {
        var facts = RateFacts(status: 200)
        facts.dailyLimit = 250_000
        facts.dailyRemaining = 5000
        _ = try answer(facts)
        #expect(machine.request(.background, .general, now: .noon).reason == .dailyReserve)
        #expect(!machine.request(.interactive, .general, now: .noon).isWait)
    }

    @Test mutating func `a moving account takes no calls for as long as HubSpot says`() throws {
        var facts = RateFacts(status: 477)
        facts.retryAfter = .seconds(86_400)
        #expect(try answer(facts)?.until == .noon + .seconds(86_400))
        #expect(machine.request(.interactive, .search, now: .noon).reason == .moving)
    }

    @Test mutating func `a 5xx is waited out for 200 milliseconds times the attempt`() throws {
        #expect(try answer(RateFacts(status: 502))?.until == .noon + .milliseconds(200))
        let later = Timestamp.noon + .seconds(1)
        #expect(try answer(RateFacts(status: 503), at: later)?.until == later + .milliseconds(400))
    }

    @Test mutating func `locked records are left alone for two seconds at least`() throws {
        #expect(try answer(RateFacts(status: 423))?.until == .noon + .seconds(2))
    }

    @Test(arguments: [200, 201, 207, 400, 401, 403, 404, 409])
    mutating func `other answers cause no pause`(status: Int) throws {
        #expect(try answer(RateFacts(status: status)) == nil)
    }

    private mutating func permit(_ bucket: RateBucket, at now: Timestamp) throws -> RatePermit {
        guard case .go(let permit) = machine.request(.interactive, bucket, now: now) else { throw Unexpected() }
        return permit
    }

    private mutating func answer(
        _ facts: RateFacts, _ bucket: RateBucket = .general, at now: Timestamp = .noon
    ) throws -> RatePause? {
        machine.answered(try permit(bucket, at: now), facts, now: now)
    }
}

private struct Unexpected: Error {}

extension RateDecision {
    fileprivate var isWait: Bool { reason != nil }

    fileprivate var reason: WaitReason? {
        if case .wait(_, let reason) = self { reason } else { nil }
    }
}

extension RateFacts {
    fileprivate static func limited(_ policy: Policy) -> RateFacts {
        var facts = RateFacts(status: 429)
        facts.policy = policy
        return facts
    }

    fileprivate static func limits(max: Int, remaining: Int) -> RateFacts {
        var facts = RateFacts(status: 200)
        facts.limit = max
        facts.remaining = remaining
        return facts
    }
}
