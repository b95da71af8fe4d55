import Domain

@testable import HubSpot

/// A day in the life of a budget against a model of HubSpot: calls take their time to arrive and their answers to come
/// back, other programs take a part of the limit, and the model counts as HubSpot says it does, when a call arrives.
struct RateSimulation {
    struct Plan {
        var burst = 100
        var associations = 100
        /// Calls in ten seconds of other programs with the same token.
        var foreign = 0
        /// Wishes in ten seconds, of people and of background work.
        var people = 10
        var background = 400
        var delayMilliseconds = 5...400
        /// So many calls of a lane are waited for or under way at once, the others queue behind.
        var callers: [RateLane: Int] = [.interactive: 10, .background: 4]
        var seconds = 40
    }

    struct Finished {
        var lane: RateLane
        var bucket: RateBucket
        var wishedAt: Timestamp
        var sentAt: Timestamp

        var wait: Duration { sentAt - wishedAt }
    }

    private enum Event {
        case wish(Wish)
        case again(Wish)
        case arrival(RatePermit, Wish)
        case answer(RatePermit, Wish, RateFacts)
        case foreign
    }

    struct Wish {
        var lane: RateLane
        var bucket: RateBucket
        var at: Timestamp
    }

    private(set) var finished: [Finished] = []
    /// Refusals although our own calls alone were within the limit: a foreign program's doing.
    private(set) var foreignRefusals = 0
    /// Refusals that we have only ourselves to blame for.
    private(set) var ownRefusals = 0
    private(set) var open = 0
    private(set) var arrivals: [Timestamp] = []

    private let plan: Plan
    private var random: SeededRandom
    private var machine = RateBudgetMachine(timeZone: "Europe/Berlin")
    private var agenda = Agenda<Event>()
    private var hub: ModelHubSpot
    private var backlog: [RateLane: [Wish]] = [:]
    private var idle: [RateLane: Int]

    init(_ plan: Plan, seed: UInt64) {
        self.plan = plan
        random = SeededRandom(seed: seed)
        idle = plan.callers
        hub = ModelHubSpot(burst: plan.burst, associations: plan.associations)
        fill()
        while let (now, event) = agenda.next() { happen(event, now) }
    }

    private mutating func fill() {
        let length = plan.seconds * 1000
        scatter(plan.people) { .wish(Wish(lane: .interactive, bucket: $1, at: $0)) }
        scatter(plan.background) { .wish(Wish(lane: .background, bucket: $1, at: $0)) }
        scatter(plan.foreign) { _, _ in .foreign }
        open = (plan.people + plan.background) * length / 10_000
    }

    private mutating func scatter(_ perTenSeconds: Int, _ event: (Timestamp, RateBucket) -> Event) {
        for _ in 0..<(perTenSeconds * plan.seconds / 10) {
            let moment = Timestamp.noon + .milliseconds(Int.random(in: 0..<(plan.seconds * 1000), using: &random))
            let bucket: RateBucket = random.chance(5) ? .search : random.chance(15) ? .associations : .general
            agenda.add(event(moment, bucket), at: moment)
        }
    }

    private mutating func happen(_ event: Event, _ now: Timestamp) {
        switch event {
        case .foreign: _ = hub.take(.general, isOurs: false, now)
        case .wish(let wish) where idle[wish.lane] == 0: backlog[wish.lane, default: []].append(wish)
        case .wish(let wish):
            idle[wish.lane, default: 1] -= 1
            ask(wish, now)
        case .again(let wish): ask(wish, now)
        case .arrival(let permit, let wish):
            arrivals.append(now)
            let facts = hub.answer(permit.bucket, now)
            if facts.status == 429 { blame(permit.bucket, now) }
            agenda.add(.answer(permit, wish, facts), at: now + delay())
        case .answer(let permit, let wish, let facts): read(permit, wish, facts, now)
        }
    }

    private mutating func ask(_ wish: Wish, _ now: Timestamp) {
        switch machine.request(wish.lane, wish.bucket, now: now) {
        case .go(let permit): agenda.add(.arrival(permit, wish), at: now + delay())
        case .wait(let until, _):
            // Nobody wakes to the millisecond.
            agenda.add(.again(wish), at: until + .milliseconds(Int.random(in: 0...30, using: &random)))
        }
    }

    private mutating func read(_ permit: RatePermit, _ wish: Wish, _ facts: RateFacts, _ now: Timestamp) {
        _ = machine.answered(permit, facts, now: now)
        if facts.status == 429 { return agenda.add(.again(wish), at: now) }
        open -= 1
        finished.append(
            Finished(lane: wish.lane, bucket: wish.bucket, wishedAt: wish.at, sentAt: permit.sentAt))
        idle[wish.lane, default: 0] += 1
        if let next = backlog[wish.lane]?.first {
            backlog[wish.lane]?.removeFirst()
            agenda.add(.wish(next), at: now)
        }
    }

    private mutating func blame(_ bucket: RateBucket, _ now: Timestamp) {
        if hub.isOursAlone(bucket, now) { ownRefusals += 1 } else { foreignRefusals += 1 }
    }

    private mutating func delay() -> Duration {
        // Now and then the way is long.
        let usual = Int.random(in: plan.delayMilliseconds, using: &random)
        return .milliseconds(random.chance(1) ? usual * 8 : usual)
    }
}
