import Domain

/// How fast a business number may send, per second and to one person.
public struct SendingLimits: Sendable {
    /// Messages a second of a number that lives in the Cloud API only, and of one that also lives on a phone.
    public var perSecond: Int
    public var perSecondOnBusinessApp: Int
    /// To one person: so many at once, then one each six seconds.
    public var pairBurst: Int

    /// As Meta documents them.
    public static let documented = SendingLimits(perSecond: 80, perSecondOnBusinessApp: 20, pairBurst: 45)
    /// For tests that freeze the clock.
    public static let unlimited = SendingLimits(perSecond: .max, perSecondOnBusinessApp: .max, pairBurst: .max)
}

/// Counts what was sent against the limits.
struct SendingBudget: Sendable {
    private static let secondsPerMessage = 6.0

    private var second: [String: (start: Int64, sent: Int)] = [:]
    private var pairs: [SandboxThread: (tokens: Double, at: Timestamp)] = [:]

    /// The error to answer, or `nil` after noting the message as sent.
    mutating func spend(
        _ thread: SandboxThread, isOnBusinessApp: Bool, limits: SendingLimits, now: Timestamp
    ) -> GraphError? {
        let start = now.milliseconds / 1000
        let used = second[thread.number].map { $0.start == start ? $0.sent : 0 } ?? 0
        guard used < (isOnBusinessApp ? limits.perSecondOnBusinessApp : limits.perSecond) else { return .throughput }
        if limits.pairBurst < .max {
            let burst = Double(limits.pairBurst)
            let (before, at) = pairs[thread] ?? (burst, now)
            let refill = Double(max(0, (now - at).milliseconds)) / 1000 / Self.secondsPerMessage
            let tokens = min(burst, before + refill)
            guard tokens >= 1 else { return .pairRate }
            pairs[thread] = (tokens - 1, now)
        }
        second[thread.number] = (start, used + 1)
        return nil
    }
}
