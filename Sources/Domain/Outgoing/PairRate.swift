/// One business number's messages to one customer: 45 at once, then one each six seconds (facts of the Cloud API,
/// section 12). Kept as the moment up to which the future is spent.
struct PairRate: Sendable, Equatable {
    static let pace = Duration.seconds(6)
    static let burst = 45
    /// 4, 16, 64, 256, 1,024 seconds; Meta's page names no end.
    private static let refusalsMax = 5

    private var spentUntil = Timestamp.beginning
    private var refusedUntil = Timestamp.beginning
    private var refusals = 0

    func opening(at now: Timestamp) -> SendingVerdict {
        if now < refusedUntil { return .notBefore(refusedUntil, because: .pairRefused) }
        let opens = spentUntil - Self.pace * (Self.burst - 1)
        return now < opens ? .notBefore(opens, because: .pairRate) : .now
    }

    mutating func spend(at now: Timestamp) {
        spentUntil = max(spentUntil, now) + Self.pace
    }

    /// Meta's own count differs from ours: other programs send too.
    mutating func refuse(at now: Timestamp) {
        refusals = min(refusals + 1, Self.refusalsMax)
        refusedUntil = now + .seconds(1 << (2 * refusals))
    }

    mutating func accept() {
        refusals = 0
    }

    /// Nothing of it matters any more.
    func isIdle(at now: Timestamp) -> Bool {
        spentUntil <= now && refusedUntil <= now && refusals == 0
    }
}
