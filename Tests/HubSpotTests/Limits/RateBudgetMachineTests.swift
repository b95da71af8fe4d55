import Domain
import Testing

@testable import HubSpot

struct RateBudgetMachineTests {
    var machine = RateBudgetMachine(timeZone: "Europe/Berlin")

    @Test mutating func `ninety-eight calls go in ten seconds before HubSpot tells its limit`() {
        #expect(send(200, .interactive, at: .noon) == 94)
        #expect(send(200, .background, at: .noon) == 4)
    }

    @Test mutating func `a call counts for ten seconds and then no more`() {
        _ = send(200, .interactive, at: .noon)
        #expect(send(1, .interactive, at: .noon + .milliseconds(9999)) == 0)
        #expect(send(1, .interactive, at: .noon + .seconds(10)) == 1)
    }

    @Test mutating func `background leaves the reserve to people`() {
        #expect(send(200, .background, at: .noon) == 79)
        let decision = machine.request(.background, .general, now: .noon)
        #expect(decision == .wait(until: .noon + .seconds(8), because: .reservedForPeople))
        #expect(send(19, .interactive, at: .noon) == 19)
    }

    @Test mutating func `while nobody is about, background takes what would be free again within two seconds`() {
        _ = send(79, .background, at: .noon)
        #expect(send(200, .background, at: .noon + .milliseconds(7999)) == 0)
        #expect(send(200, .background, at: .noon + .seconds(8)) == 18)
        #expect(send(200, .interactive, at: .noon + .seconds(8)) == 1)
        #expect(send(19, .interactive, at: .noon + .seconds(10)) == 19)
    }

    @Test mutating func `while people are about, background keeps out of their reserve`() {
        _ = send(79, .background, at: .noon)
        _ = send(1, .interactive, at: .noon)
        #expect(send(200, .background, at: .noon + .seconds(8)) == 0)
        #expect(send(200, .background, at: .noon + .seconds(10)) == 79)
    }

    @Test mutating func `a call under way counts until ten seconds after its answer`() throws {
        var permits: [RatePermit] = []
        while case .go(let permit) = machine.request(.interactive, .general, now: .noon) { permits.append(permit) }
        #expect(send(1, .interactive, at: .noon + .seconds(60)) == 0)
        _ = machine.answered(try #require(permits.first), RateFacts(status: 200), now: .noon + .seconds(60))
        #expect(send(1, .interactive, at: .noon + .milliseconds(69_999)) == 0)
        #expect(send(2, .interactive, at: .noon + .seconds(70)) == 1)
    }

    @Test mutating func `a call that nobody ever answers for is forgotten in the end`() {
        while case .go = machine.request(.interactive, .general, now: .noon) {}
        #expect(send(1, .interactive, at: .noon + .milliseconds(129_999)) == 0)
        #expect(send(1, .interactive, at: .noon + .seconds(130)) == 1)
    }

    @Test mutating func `who is told to wait is told when the window opens`() {
        _ = send(50, .interactive, at: .noon)
        _ = send(200, .interactive, at: .noon + .seconds(3))
        let decision = machine.request(.interactive, .general, now: .noon + .seconds(4))
        #expect(decision == .wait(until: .noon + .seconds(10), because: .burst))
    }

    @Test mutating func `four searches go in a second, the last for background only if it had none`() {
        #expect(send(9, .background, .search, at: .noon) == 3)
        #expect(send(9, .interactive, .search, at: .noon) == 1)
        #expect(
            machine.request(.interactive, .search, now: .noon)
                == .wait(until: .noon + .seconds(1), because: .search))
    }

    @Test(arguments: [RateBucket.search, .associations])
    mutating func `searches and associations count as calls too`(bucket: RateBucket) {
        #expect(send(3, .background, bucket, at: .noon) == 3)
        #expect(machine.snapshot(now: .noon).general.used == 3)
        _ = send(200, .interactive, at: .noon)
        #expect(
            machine.request(.interactive, bucket, now: .noon) == .wait(until: .noon + .seconds(10), because: .burst))
    }

    @Test mutating func `associations keep to their own limit when calls may go further`() {
        var facts = RateFacts(status: 200)
        facts.limit = 190
        if case .go(let permit) = machine.request(.interactive, .general, now: .noon) {
            _ = machine.answered(permit, facts, now: .noon)
        }
        #expect(send(200, .interactive, .associations, at: .noon) == 94)
        #expect(send(200, .interactive, .general, at: .noon) == 83)
    }

    @Test mutating func `a clock set back keeps the age of calls and pauses`() {
        _ = send(200, .interactive, at: .noon)
        let earlier = Timestamp.noon - .seconds(3600)
        #expect(send(1, .interactive, at: earlier) == 0)
        #expect(send(1, .interactive, at: earlier + .seconds(10)) == 1)
    }

    @Test mutating func `the snapshot says what is left and who waits since when`() {
        _ = send(79, .background, at: .noon)
        _ = machine.request(.background, .general, now: .noon + .seconds(1))
        _ = machine.request(.background, .general, now: .noon + .seconds(2))
        let snapshot = machine.snapshot(now: .noon + .seconds(2))
        #expect(snapshot.general.left == 19)
        #expect(
            snapshot.waits == [
                RateWait(
                    lane: .background, bucket: .general, since: .noon + .seconds(1), until: .noon + .seconds(8),
                    reason: .reservedForPeople)
            ])
    }

    private mutating func send(
        _ count: Int, _ lane: RateLane, _ bucket: RateBucket = .general, at now: Timestamp
    ) -> Int {
        (0..<count).count { _ in
            guard case .go(let permit) = machine.request(lane, bucket, now: now) else { return false }
            _ = machine.answered(permit, RateFacts(status: 200), now: now)
            return true
        }
    }
}
