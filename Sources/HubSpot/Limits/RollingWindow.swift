import Domain

/// The calls that HubSpot may be counting now.
///
/// HubSpot counts a call when it arrives, which nobody here sees: later than it left, earlier than it was answered. So
/// a call counts from when it leaves until `interval` after its answer. However long the way is, HubSpot then never
/// counts more calls in one interval than were counted here.
struct RollingWindow: Sendable, Equatable {
    struct Call: Sendable, Equatable {
        var number: Int
        var lane: RateLane
        /// `nil` = under way.
        var until: Timestamp?
        /// Should no answer ever be told of.
        var untilAtLatest: Timestamp
    }

    var shares: RateShares
    var interval: Duration
    /// In the order in which they left.
    private(set) var calls: [Call] = []
    private var counts: [RateLane: Int] = [:]
    /// Nothing expires before this.
    private var nextExpiry = Timestamp.distant
    /// Ends of calls that count here no more, but may still be in a number that HubSpot sent and we have not read yet.
    private var late: [Timestamp] = []
    private static let slack = Duration.seconds(2)
    /// HubSpot gives up after 100 seconds.
    private static let flightMax = Duration.seconds(120)
    /// Calls of other programs with the same token, as far as HubSpot's answers tell.
    private(set) var foreign = 0
    private(set) var foreignUntil = Timestamp.beginning
    /// When somebody in front of a screen last wanted to call.
    private var personAt = Timestamp.beginning
    private static let personStays = Duration.seconds(30)

    init(shares: RateShares, interval: Duration) {
        self.shares = shares
        self.interval = interval
    }

    var used: Int { calls.count + foreign }

    mutating func forget(before now: Timestamp) {
        if nextExpiry <= now {
            let over = calls.filter { $0.end <= now }
            late += over.compactMap(\.until)
            for call in over { counts[call.lane, default: 0] -= 1 }
            calls.removeAll { $0.end <= now }
            nextExpiry = calls.map(\.end).min() ?? .distant
        }
        if let first = late.first, first + Self.slack <= now { late.removeAll { $0 + Self.slack <= now } }
        if foreignUntil <= now { foreign = 0 }
    }

    /// Somebody wants to call, whether or not they may.
    mutating func notice(_ lane: RateLane, at now: Timestamp) {
        if lane == .interactive { personAt = now }
    }

    mutating func record(_ number: Int, _ lane: RateLane, at now: Timestamp) {
        let call = Call(number: number, lane: lane, untilAtLatest: now + Self.flightMax + interval)
        calls.append(call)
        counts[lane, default: 0] += 1
        nextExpiry = min(nextExpiry, call.end)
    }

    /// The call's answer, or its failure, is here: HubSpot cannot have counted it later than now.
    mutating func settle(_ number: Int, at now: Timestamp) {
        guard let index = calls.lastIndex(where: { $0.number == number }), calls[index].until == nil else { return }
        calls[index].until = now + interval
        nextExpiry = min(nextExpiry, now + interval)
    }

    /// HubSpot says that `remaining` of `limit` are left: whatever we did not use ourselves, somebody else did.
    mutating func compare(limit: Int, remaining: Int, now: Timestamp) {
        foreign = max(0, min(limit, limit - remaining) - calls.count - late.count)
        foreignUntil = now + interval
    }

    /// The clock was set back: everything keeps its age.
    mutating func shift(by change: Duration) {
        for index in calls.indices {
            calls[index].until = calls[index].until.map { $0 + change }
            calls[index].untilAtLatest = calls[index].untilAtLatest + change
        }
        nextExpiry = calls.map(\.end).min() ?? .distant
        late = late.map { $0 + change }
        foreignUntil = foreignUntil + change
        personAt = personAt + change
    }
}

extension RollingWindow {
    /// When this lane may call if nobody else calls before; `nil` = now.
    func opening(for lane: RateLane, now: Timestamp) -> Timestamp? {
        switch lane {
        case .interactive: later(room(below: shares.usable, now: now), ownRoom(now: now))
        case .background: backgroundOpening(now: now)
        }
    }

    /// Nobody about: background may fill the window, as long as enough of it empties soon.
    private func backgroundOpening(now: Timestamp) -> Timestamp? {
        let isShort = used + shares.reserve >= shares.usable && counts[.background, default: 0] < shares.floor
        if isShort { return room(below: shares.usable, now: now) }
        let forPeople = shares.usable - shares.reserve
        if now - personAt < Self.personStays { return room(below: forPeople, now: now) }
        return later(
            room(below: shares.usable - shares.quietReserve, now: now),
            room(below: forPeople, after: interval / 5, now: now))
    }

    private func ownRoom(now: Timestamp) -> Timestamp? {
        let limit = shares.usable - shares.floor
        guard counts[.interactive, default: 0] >= limit else { return nil }
        return room(below: limit, of: calls.filter { $0.lane == .interactive }, now: now)
    }

    /// When fewer than `limit` calls count that will still count `ahead` later; `nil` = that is so now.
    private func room(below limit: Int, after ahead: Duration = .zero, now: Timestamp) -> Timestamp? {
        if used < limit { return nil }
        let foreign = foreignUntil > now + ahead ? foreign : 0
        return room(below: limit - foreign, after: ahead, of: calls, now: now).map {
            foreign == 0 ? $0 : min($0, max(foreignUntil - ahead, now + .milliseconds(1)))
        }
    }

    private func room(
        below limit: Int, after ahead: Duration = .zero, of calls: [Call], now: Timestamp
    ) -> Timestamp? {
        // What is under way ends an interval from now at the earliest.
        let ends = calls.map { $0.until ?? now + interval }.filter { $0 > now + ahead }
        let excess = ends.count - limit
        if excess < 0 { return nil }
        return excess < ends.count ? ends.sorted()[excess] - ahead : foreignUntil
    }

    private func later(_ left: Timestamp?, _ right: Timestamp?) -> Timestamp? {
        [left, right].compactMap(\.self).max()
    }
}

extension RollingWindow.Call {
    fileprivate var end: Timestamp { until ?? untilAtLatest }
}

extension Timestamp {
    fileprivate static let distant = Timestamp(milliseconds: .max)
}
