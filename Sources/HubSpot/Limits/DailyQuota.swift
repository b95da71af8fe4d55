import Domain

/// The account's calls of one day, as the last answer told.
struct DailyQuota: Sendable, Equatable {
    var limit: Int
    var remaining: Int
    /// The account's midnight: after it nothing is known.
    var until: Timestamp

    var isSpent: Bool { remaining == 0 }

    /// The last two in a hundred are for people.
    var isNearlySpent: Bool { remaining <= limit / 50 }
}
