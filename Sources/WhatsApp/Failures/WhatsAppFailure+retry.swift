public import Domain

extension WhatsAppFailure {
    /// Past this, waiting longer helps nobody.
    private static let longestWait = Duration.seconds(300)

    /// When background work tries again: after what Meta's error asks for, and more and more slowly.
    ///
    /// - Parameter attempt: 1 for the first failure.
    public func retryAt(now: Timestamp, attempt: Int) -> Timestamp {
        let backoff = min(Self.longestWait, .seconds(1 << min(max(attempt, 1), 9)))
        switch self {
        case .retryLater(_, let after): return now + max(after, backoff)
        case .reconnect, .useTemplate, .final, .fixRequest: return now + Self.longestWait
        case .unreachable, .unknownOutcome, .unreadable: return now + backoff
        }
    }
}
