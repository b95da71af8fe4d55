public import Domain

/// The budget for the dashboard: what is left, what waits, until when and why.
public struct BudgetSnapshot: Sendable, Equatable {
    public struct Window: Sendable, Equatable {
        /// Calls we allow ourselves in one interval.
        public var limit: Int
        public var used: Int
        public var interval: Duration
        /// Part of `limit` that background work does not touch.
        public var reservedForPeople: Int

        public var left: Int { max(0, limit - used) }
    }

    public struct Day: Sendable, Equatable {
        public var limit: Int
        public var left: Int
        public var until: Timestamp
    }

    public var general: Window
    public var search: Window
    public var associations: Window
    /// `nil` until an answer told it; for ever with a marketplace app's token.
    public var day: Day?
    /// In force now.
    public var pauses: [RatePause]
    /// Who was told to wait and has not been let through since.
    public var waits: [RateWait]
}

/// A lane that was told to wait.
public struct RateWait: Sendable, Equatable {
    public var lane: RateLane
    public var bucket: RateBucket
    public var since: Timestamp
    public var until: Timestamp
    public var reason: WaitReason
}

extension RateBudgetMachine {
    public mutating func snapshot(now: Timestamp) -> BudgetSnapshot {
        advance(to: now)
        return BudgetSnapshot(
            general: BudgetSnapshot.Window(general), search: BudgetSnapshot.Window(search),
            associations: BudgetSnapshot.Window(associations),
            day: daily.map { BudgetSnapshot.Day(limit: $0.limit, left: $0.remaining, until: $0.until) },
            pauses: pauses.filter { now < $0.until },
            waits: waits.filter { now < $0.until })
    }
}

extension BudgetSnapshot.Window {
    fileprivate init(_ window: RollingWindow) {
        self.init(
            limit: window.shares.usable, used: window.used, interval: window.interval,
            reservedForPeople: window.shares.reserve)
    }
}
