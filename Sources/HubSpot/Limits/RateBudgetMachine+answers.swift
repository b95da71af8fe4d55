public import Domain

extension RateBudgetMachine {
    /// Learns from an answer, or from its absence. Returns the pause that it caused, if any.
    ///
    /// Waits follow HubSpot's own client: 10 s times attempt for the rolling limit, 1 s times attempt for the secondly
    /// one, the account's midnight for the daily one, 200 ms times attempt for 5xx. `Retry-After` wins where it is
    /// there.
    public mutating func answered(_ permit: RatePermit, _ facts: RateFacts, now: Timestamp) -> RatePause? {
        advance(to: now)
        for limit in permit.bucket.limits { self[limit].settle(permit.number, at: now) }
        learnDaily(from: facts, sentAt: permit.sentAt, now: now)
        if permit.bucket == .general { learnRolling(from: facts, now: now) }
        if let trouble = Trouble(facts, bucket: permit.bucket) {
            return pause(for: trouble, permit, facts, now: now)
        }
        // Only a call made after a pause began proves that it is over; those under way by then prove nothing.
        pauses.removeAll { pause in
            guard pause.concerns(permit.bucket) else { return false }
            return pause.isFirm ? pause.until <= permit.sentAt : pause.from < permit.sentAt
        }
        return nil
    }

    private mutating func learnDaily(from facts: RateFacts, sentAt: Timestamp, now: Timestamp) {
        guard let limit = facts.dailyLimit, let remaining = facts.dailyRemaining, limit > 0 else { return }
        daily = DailyQuota(limit: limit, remaining: remaining, until: quotaEnd(sentAt: sentAt, now: now))
    }

    private mutating func learnRolling(from facts: RateFacts, now: Timestamp) {
        guard let limit = facts.limit, limit > 0 else { return }
        general.shares = RateShares(limit: min(limit, Self.limitMax))
        if let interval = facts.intervalMilliseconds, (1000...60_000).contains(interval) {
            general.interval = .milliseconds(interval)
        }
        if let remaining = facts.remaining { general.compare(limit: limit, remaining: remaining, now: now) }
    }

    private mutating func pause(
        for trouble: Trouble, _ permit: RatePermit, _ facts: RateFacts, now: Timestamp
    ) -> RatePause {
        let scope = trouble.scope(permit.bucket)
        let isFirm = trouble.isFirm || facts.retryAfter != nil
        let earlier = pauses.first { $0.bucket == scope && $0.reason.word == trouble.reason.word }
        let pause: RatePause
        if let earlier, permit.sentAt < earlier.until {
            // Calls that were under way when the pause began say the same thing once more: no new attempt.
            let end = end(of: trouble, facts, permit, attempt: earlier.attempt, now: now)
            pause = RatePause(
                bucket: scope, from: earlier.from, until: max(earlier.until, end), reason: trouble.reason,
                attempt: earlier.attempt, isFirm: earlier.isFirm || isFirm)
        } else {
            let attempt = min((earlier?.attempt ?? 0) + 1, 1000)
            pause = RatePause(
                bucket: scope, from: now, until: end(of: trouble, facts, permit, attempt: attempt, now: now),
                reason: trouble.reason, attempt: attempt, isFirm: isFirm)
        }
        pauses.removeAll { $0.bucket == scope && $0.reason.word == trouble.reason.word }
        pauses.append(pause)
        return pause
    }

    private func end(
        of trouble: Trouble, _ facts: RateFacts, _ permit: RatePermit, attempt: Int, now: Timestamp
    ) -> Timestamp {
        switch trouble {
        case .daily: quotaEnd(sentAt: permit.sentAt, now: now)
        case .tenSecondly: now + (facts.retryAfter ?? .seconds(min(10 * attempt, 120)))
        case .secondly: now + (facts.retryAfter ?? .seconds(min(attempt, 30)))
        case .moving: now + (facts.retryAfter ?? .seconds(60))
        case .locked: now + max(.seconds(2), facts.retryAfter ?? .seconds(min(2 * attempt, 30)))
        case .server, .silence: now + (facts.retryAfter ?? .milliseconds(min(200 * attempt, 5000)))
        }
    }

    /// How long to believe what HubSpot says about the day: until its end. Around midnight HubSpot may speak of the old
    /// day while the new one has begun here; believed until the next midnight, that would cost the whole day.
    private func quotaEnd(sentAt: Timestamp, now: Timestamp) -> Timestamp {
        let end = endOfDay(after: sentAt)
        let isMidnight = end <= now || endOfDay(after: sentAt - .seconds(300)) <= sentAt
        return isMidnight ? now + .seconds(60) : end
    }

    /// The next midnight of the account, found by asking the calendar, so that days of 23 and 25 hours are right.
    func endOfDay(after now: Timestamp) -> Timestamp {
        guard let calendar else { return now + .seconds(3600) }
        let today = calendar.day(of: now)
        var before = now.milliseconds
        var after = before + 26 * 3_600_000
        while after - before > 1 {
            let middle = before + (after - before) / 2
            if calendar.day(of: Timestamp(milliseconds: middle)) > today { after = middle } else { before = middle }
        }
        return Timestamp(milliseconds: after)
    }
}

/// The answers after which calling on would only make it worse.
private enum Trouble {
    case tenSecondly
    case secondly
    case daily
    case moving
    case locked
    case server(Int)
    case silence

    init?(_ facts: RateFacts, bucket: RateBucket) {
        switch facts.status {
        case nil: self = .silence
        case 423: self = .locked
        case 429 where facts.policy == .daily: self = .daily
        case 429 where facts.policy == .secondly || (facts.policy == nil && bucket == .search): self = .secondly
        case 429: self = .tenSecondly
        case 477: self = .moving
        case .some(let status) where status >= 500: self = .server(status)
        case .some: return nil
        }
    }

    /// What to leave alone; `nil` = the account.
    func scope(_ bucket: RateBucket) -> RateBucket? {
        switch self {
        case .daily, .moving: nil
        // A search that meets the ten-second limit has met that of all calls.
        case .tenSecondly: bucket == .search ? .general : bucket
        case .secondly, .locked, .server, .silence: bucket
        }
    }

    /// Trying sooner is certain to fail.
    var isFirm: Bool {
        switch self {
        case .daily, .moving: true
        case .tenSecondly, .secondly, .locked, .server, .silence: false
        }
    }

    var reason: WaitReason {
        switch self {
        case .tenSecondly, .secondly: .refusedByHubSpot
        case .daily: .daily
        case .moving: .moving
        case .locked: .locked
        case .server(let status): .serverTrouble(status)
        case .silence: .noAnswer
        }
    }
}
