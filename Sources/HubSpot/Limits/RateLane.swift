public import Domain

/// Who asks for a call. A person in front of a screen goes before background work.
public enum RateLane: String, Sendable, CaseIterable {
    case interactive
    case background
}

/// Which of HubSpot's limits a call counts against.
public enum RateBucket: String, Sendable, CaseIterable {
    /// All calls: so many in ten rolling seconds, per app.
    case general
    /// Searches of all object types together: 5 a second for all apps of an account, of which we use 4.
    case search
    /// The associations API: 100 in ten seconds on the smallest plan, whatever the general limit is.
    case associations

    /// The limits that one call uses. Only a marketplace app's searches do not count as calls too; HubSpot does not
    /// tell which kind of app a token is of, so they are counted.
    var limits: [RateBucket] {
        switch self {
        case .general: [.general]
        case .search, .associations: [self, .general]
        }
    }
}

/// Leave to make exactly one call, to be handed back with its answer.
public struct RatePermit: Sendable, Equatable {
    public let lane: RateLane
    public let bucket: RateBucket
    public let sentAt: Timestamp
    let number: Int
}

/// What the budget says to somebody who wants to call.
public enum RateDecision: Sendable, Equatable {
    case go(RatePermit)
    /// Not before `until`. Asking again then may still be told to wait: others ask too.
    case wait(until: Timestamp, because: WaitReason)
}
