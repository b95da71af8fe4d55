import Domain

/// The calls of the last `interval`, oldest first. A call made at `t` counts until `t + interval`, exclusive.
struct RollingWindow: Sendable, Equatable {
    struct Call: Sendable, Equatable {
        var at: Timestamp
        var lane: RateLane
    }

    var shares: RateShares
    var interval: Duration
    private(set) var calls: [Call] = []
    /// Calls that count here no more, but may still count at HubSpot, where they arrived later than they left.
    private var late: [Timestamp] = []
    private static let slack = Duration.seconds(2)
    /// Calls of other programs with the same token, as far as HubSpot's answers tell.
    private(set) var foreign = 0
    private(set) var foreignUntil = Timestamp.beginning

    init(shares: RateShares, interval: Duration) {
        self.shares = shares
        self.interval = interval
    }

    var used: Int { calls.count + foreign }

    mutating func forget(before now: Timestamp) {
        if let first = calls.first, first.at + interval <= now {
            let over = calls.prefix { $0.at + interval <= now }
            late += over.map(\.at)
            calls.removeFirst(over.count)
        }
        if let first = late.first, first + interval + Self.slack <= now {
            late.removeFirst(late.prefix { $0 + interval + Self.slack <= now }.count)
        }
        if foreignUntil <= now { foreign = 0 }
    }

    mutating func record(_ lane: RateLane, at now: Timestamp) {
        calls.append(Call(at: now, lane: lane))
    }

    /// HubSpot says that `remaining` of `limit` are left: whatever we did not use ourselves, somebody else did.
    mutating func compare(limit: Int, remaining: Int, now: Timestamp) {
        foreign = max(0, min(limit, limit - remaining) - calls.count - late.count)
        foreignUntil = now + interval
    }

    /// The clock was set back: everything keeps its age.
    mutating func shift(by change: Duration) {
        for index in calls.indices { calls[index].at = calls[index].at + change }
        late = late.map { $0 + change }
        foreignUntil = foreignUntil + change
    }

    /// When this lane may call if nobody else calls before; `nil` = now.
    func opening(for lane: RateLane) -> Timestamp? {
        switch lane {
        case .interactive:
            let ownLimit = shares.usable - shares.floor
            let own = calls.count < ownLimit ? [] : calls.filter { $0.lane == .interactive }
            return [
                expiry(of: calls, over: shares.usable - foreign), expiry(of: own, over: ownLimit),
            ].compactMap(\.self).max()
        case .background:
            let reserved = calls.count + foreign + shares.reserve
            let isShort = reserved >= shares.usable && calls.count { $0.lane == .background } < shares.floor
            return expiry(of: calls, over: shares.usable - (isShort ? 0 : shares.reserve) - foreign)
        }
    }

    /// When so many of `calls` have expired that one more stays within `limit`; `nil` = already.
    private func expiry(of calls: [Call], over limit: Int) -> Timestamp? {
        let excess = calls.count - limit
        if excess < 0 { return nil }
        return excess < calls.count ? calls[excess].at + interval : foreignUntil
    }
}
