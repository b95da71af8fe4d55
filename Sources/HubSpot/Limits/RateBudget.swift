public import Domain

/// One HubSpot account's `RateBudgetMachine`, shared by all who call. Make one per account and process.
public actor RateBudget {
    private var machine: RateBudgetMachine

    public init(timeZone: String? = nil) {
        machine = RateBudgetMachine(timeZone: timeZone)
    }

    public func request(_ lane: RateLane, _ bucket: RateBucket, now: Timestamp) -> RateDecision {
        machine.request(lane, bucket, now: now)
    }

    @discardableResult
    public func answered(_ permit: RatePermit, _ facts: RateFacts, now: Timestamp) -> RatePause? {
        machine.answered(permit, facts, now: now)
    }

    public func learn(timeZone: String) {
        machine.learn(timeZone: timeZone)
    }

    public func snapshot(now: Timestamp) -> BudgetSnapshot {
        machine.snapshot(now: now)
    }
}
