import Domain

/// The variants of 429 that were observed, and 477.
extension HubSpotRefusal {
    static let tenSecondly = rateLimit("TEN_SECONDLY_ROLLING", "You have reached your ten_secondly_rolling limit.")
    static let secondly = rateLimit("SECONDLY", "You have reached your secondly limit.")
    static let daily = rateLimit("DAILY", "You have reached your daily limit.")

    /// The newer wording of the same.
    static let newerTenSecondly: Self = {
        var refusal = tenSecondly
        refusal.extra["errorType"] = nil
        refusal.category = "RATE_LIMITS"
        return refusal
    }()

    private static func rateLimit(_ policy: String, _ message: String) -> Self {
        Self(
            status: 429, category: "", message: message,
            extra: [
                "errorType": "RATE_LIMIT", "policyName": .string(policy),
                "groupName": .string("publicapi:private-apps:\(policy.lowercased())"),
            ])
    }

    static func moving(seconds: Int) -> Self {
        Self(
            status: 477, category: "MIGRATION_IN_PROGRESS",
            message: "This account is being moved to another data hosting location. Try again later.",
            headers: ["Retry-After": String(seconds)])
    }

    static func serverTrouble(_ status: Int) -> Self {
        Self(status: status, category: "INTERNAL_ERROR", message: "internal error")
    }
}
