public import Domain

/// What an answer tells about limits: the status, HubSpot's `X-HubSpot-RateLimit-*` headers, `Retry-After` and the
/// policy named in the body of a 429. Everything but the status may be missing; searches carry no limit headers at all.
public struct RateFacts: Sendable, Equatable {
    /// `nil` = no answer came.
    public var status: Int?
    public var limit: Int?
    public var remaining: Int?
    public var intervalMilliseconds: Int?
    public var dailyLimit: Int?
    public var dailyRemaining: Int?
    public var retryAfter: Duration?
    public var policy: Policy?

    /// `policyName` of a 429.
    public enum Policy: String, Sendable {
        case tenSecondly = "TEN_SECONDLY_ROLLING"
        case secondly = "SECONDLY"
        case daily = "DAILY"
    }

    public init(status: Int?) {
        self.status = status
    }

    public init(_ reply: HTTPReply) {
        status = reply.status
        limit = reply.headers.number("X-HubSpot-RateLimit-Max")
        remaining = reply.headers.number("X-HubSpot-RateLimit-Remaining")
        intervalMilliseconds = reply.headers.number("X-HubSpot-RateLimit-Interval-Milliseconds")
        dailyLimit = reply.headers.number("X-HubSpot-RateLimit-Daily")
        dailyRemaining = reply.headers.number("X-HubSpot-RateLimit-Daily-Remaining")
        retryAfter = reply.headers.number("Retry-After").map { .seconds(min($0, 86_400)) }
        policy = reply.status == 429 ? ErrorBody(reply).policy : nil
    }

    static let noAnswer = RateFacts(status: nil)
}

extension HTTPHeaders {
    /// A non-negative whole number, or `nil`.
    fileprivate func number(_ name: String) -> Int? {
        guard let text = self[name], let number = Int(text.filter { $0 != " " }), number >= 0 else { return nil }
        return number
    }
}
