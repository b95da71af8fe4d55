public import Domain

/// HubSpot's limits as a pure state machine: told of each wish to call and of each answer, it says what to do.
///
/// One per HubSpot account and app. It never sleeps and never calls; `now` is handed in. Whoever owns it may ask from
/// any number of tasks, one at a time.
public struct RateBudgetMachine: Sendable {
    /// The smallest limit that HubSpot gives to anybody, until its headers say more.
    public static let firstLimit = 100

    /// Each call of a window is remembered, so what we believe has an end. HubSpot's largest limit is 250.
    static let limitMax = 10_000

    var general = RollingWindow(shares: RateShares(limit: firstLimit), interval: .seconds(10))
    var search = RollingWindow(shares: RateShares(usable: 4), interval: .seconds(1))
    var associations = RollingWindow(shares: RateShares(limit: 100), interval: .seconds(10))
    var daily: DailyQuota?
    var pauses: [RatePause] = []
    var waits: [RateWait] = []
    var calendar: LocalCalendar?
    /// How often people may try whether a pause of our own caution is over.
    static let probeEvery = Duration.milliseconds(250)

    private var probedAt = Timestamp.beginning
    private var latest = Timestamp.beginning
    private var lastNumber = 0

    /// `timeZone`: the account's IANA name, for the end of its day. Unknown, a used-up day is tried again each hour.
    public init(timeZone: String? = nil) {
        calendar = timeZone.map(LocalCalendar.init(timeZone:))
    }

    public mutating func learn(timeZone: String) {
        calendar = LocalCalendar(timeZone: timeZone)
    }

    /// May this call be made now? `.go` counts it at once.
    public mutating func request(_ lane: RateLane, _ bucket: RateBucket, now: Timestamp) -> RateDecision {
        advance(to: now)
        for limit in bucket.limits { self[limit].notice(lane, at: now) }
        if let obstacle = obstacle(for: lane, bucket, now: now) {
            note(obstacle, lane, bucket, now: now)
            return .wait(until: obstacle.until, because: obstacle.reason)
        }
        if isPaused(bucket, now: now) { probedAt = now }
        lastNumber += 1
        for limit in bucket.limits { self[limit].record(lastNumber, lane, at: now) }
        waits.removeAll { $0.lane == lane && $0.bucket == bucket }
        return .go(RatePermit(lane: lane, bucket: bucket, sentAt: now, number: lastNumber))
    }

    /// Everything keeps its age when the clock is set back; what is over is forgotten.
    mutating func advance(to now: Timestamp) {
        if now < latest { shift(by: now - latest) }
        latest = now
        for bucket in RateBucket.allCases { self[bucket].forget(before: now) }
        if let quota = daily, quota.until <= now { daily = nil }
    }

    subscript(bucket: RateBucket) -> RollingWindow {
        get {
            switch bucket {
            case .general: general
            case .search: search
            case .associations: associations
            }
        }
        set {
            switch bucket {
            case .general: general = newValue
            case .search: search = newValue
            case .associations: associations = newValue
            }
        }
    }

    private struct Obstacle {
        var until: Timestamp
        var reason: WaitReason
    }

    private func obstacle(for lane: RateLane, _ bucket: RateBucket, now: Timestamp) -> Obstacle? {
        if let obstacle = pause(for: lane, bucket, now: now) { return obstacle }
        if let quota = daily, quota.isSpent { return Obstacle(until: quota.until, reason: .daily) }
        if let quota = daily, quota.isNearlySpent, lane == .background {
            return Obstacle(until: quota.until, reason: .dailyReserve)
        }
        let openings = bucket.limits.compactMap { limit in
            self[limit].opening(for: lane, now: now).map { Obstacle(until: $0, reason: reason(lane, limit)) }
        }
        return openings.max { $0.until < $1.until }
    }

    /// Firm pauses stop everybody. The others stop background work, and slow people down to a try now and then.
    private func pause(for lane: RateLane, _ bucket: RateBucket, now: Timestamp) -> Obstacle? {
        let stopping = pauses.filter { $0.stops(bucket, at: now) }
        let longest = stopping.filter { $0.isFirm || lane == .background }.max { $0.until < $1.until }
        if let longest { return Obstacle(until: longest.until, reason: longest.reason) }
        guard let soft = stopping.max(by: { $0.until < $1.until }), now < probedAt + Self.probeEvery else { return nil }
        return Obstacle(until: min(soft.until, probedAt + Self.probeEvery), reason: soft.reason)
    }

    private func isPaused(_ bucket: RateBucket, now: Timestamp) -> Bool {
        pauses.contains { $0.stops(bucket, at: now) }
    }

    private func reason(_ lane: RateLane, _ bucket: RateBucket) -> WaitReason {
        let window = self[bucket]
        if lane == .background, window.used < window.shares.usable { return .reservedForPeople }
        return bucket == .search ? .search : .burst
    }

    private mutating func note(_ obstacle: Obstacle, _ lane: RateLane, _ bucket: RateBucket, now: Timestamp) {
        let earlier = waits.first { $0.lane == lane && $0.bucket == bucket }
        waits.removeAll { $0.lane == lane && $0.bucket == bucket }
        waits.append(
            RateWait(
                lane: lane, bucket: bucket, since: earlier?.since ?? now, until: obstacle.until,
                reason: obstacle.reason))
    }

    private mutating func shift(by change: Duration) {
        for bucket in RateBucket.allCases { self[bucket].shift(by: change) }
        probedAt = probedAt + change
        for index in pauses.indices {
            pauses[index].from = pauses[index].from + change
            pauses[index].until = pauses[index].until + change
        }
    }
}
