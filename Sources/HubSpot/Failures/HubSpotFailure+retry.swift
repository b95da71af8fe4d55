public import Domain

extension HubSpotFailure {
    /// When the same call makes sense again; `nil` = never by itself, somebody must change something first.
    ///
    /// `attempt` counts from 1. After `unknownOutcome` it is the time to look, not to write.
    public func retryAt(now: Timestamp, attempt: Int) -> Timestamp? {
        switch self {
        case .waiting(let until, _): max(until, now)
        case .unreachable, .unknownOutcome: now + Self.backOff(.seconds(2), attempt, most: .seconds(900))
        case .refused(let status, _) where status >= 500 || status == 408:
            now + Self.backOff(.seconds(5), attempt, most: .seconds(3600))
        case .unreadable: now + Self.backOff(.seconds(60), attempt, most: .seconds(3600))
        case .invalidToken, .expiredToken, .missingScopes, .notFound, .conflict, .invalid, .refused: nil
        }
    }

    /// Nothing works until somebody gives another token.
    public var needsReconnect: Bool {
        switch self {
        case .invalidToken, .expiredToken, .missingScopes: true
        case .notFound, .conflict, .invalid, .waiting, .unknownOutcome, .unreachable, .refused, .unreadable: false
        }
    }

    /// What the connection's state becomes when a call ends like this; `nil` = the failure is about one record only.
    public var connectionState: ConnectionState? {
        switch self {
        case .invalidToken, .expiredToken, .missingScopes: ConnectionState(.needsReconnect, sentence)
        case .waiting(_, let reason) where !reason.isOrdinary: ConnectionState(.degraded, sentence)
        case .unreachable, .unreadable: ConnectionState(.degraded, sentence)
        case .notFound, .conflict, .invalid, .waiting, .unknownOutcome, .refused: nil
        }
    }

    /// Doubles from `first` with each attempt, up to `most`.
    private static func backOff(_ first: Duration, _ attempt: Int, most: Duration) -> Duration {
        min(most, first * (1 << min(max(attempt, 1) - 1, 16)))
    }
}
