import Domain

/// The variants of 429 that were observed, and the other answers that only ask for patience.
extension HubSpotRefusal {
    enum Policy: String, Sendable, CaseIterable {
        case tenSecondly = "TEN_SECONDLY_ROLLING"
        case secondly = "SECONDLY"
        case daily = "DAILY"

        var message: String { "You have reached your \(rawValue.lowercased()) limit." }
    }

    static let tenSecondly = rateLimit(.tenSecondly)
    static let secondly = rateLimit(.secondly)
    static let daily = rateLimit(.daily)

    /// - Parameters:
    ///   - isNewer: newer samples spell the kind as a category.
    ///   - retryAfter: in seconds; HubSpot promises none.
    static func rateLimit(_ policy: Policy, isNewer: Bool = false, retryAfter: Int? = nil) -> Self {
        var refusal = Self(
            status: 429, category: isNewer ? "RATE_LIMITS" : "", message: policy.message,
            extra: ["policyName": .string(policy.rawValue)])
        if !isNewer { refusal.extra["errorType"] = "RATE_LIMIT" }
        if policy == .tenSecondly { refusal.extra["groupName"] = "publicapi:private-apps:ten_secondly_rolling" }
        if let retryAfter { refusal.headers["Retry-After"] = String(retryAfter) }
        return refusal
    }

    /// Many writes at once to what belongs together.
    static let locked = Self(
        status: 423, category: "LOCKED", message: "The resource is locked by other requests. Try again in a moment.")

    static func moving(seconds: Int) -> Self {
        Self(
            status: 477, category: "MIGRATION_IN_PROGRESS",
            message: "This account is being moved to another data hosting location. Try again later.",
            headers: ["Retry-After": String(seconds)])
    }

    static func serverTrouble(_ status: Int) -> Self {
        Self(status: status, category: "INTERNAL_ERROR", message: "internal error")
    }

    /// The network in front of HubSpot answers instead of it, with a page rather than JSON.
    static let edgeStatuses = [521, 522, 523, 524]
}
