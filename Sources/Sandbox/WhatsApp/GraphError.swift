import Domain

/// An error of the Graph API in the shape that Meta documents. The same value appears in HTTP bodies, in failed
/// statuses, in unsupported messages and in `value.errors`.
struct GraphError: Error, Sendable, Hashable {
    let code: Int
    let status: Int
    let title: String
    let details: String

    init(_ code: Int, http status: Int = 400, _ title: String, _ details: String) {
        self.code = code
        self.status = status
        self.title = title
        self.details = details
    }

    /// The body of an HTTP answer.
    func body(trace: String) -> JSON {
        [
            "error": [
                "message": .string("(#\(code)) \(title)"), "type": "OAuthException", "code": .integer(Int64(code)),
                "error_data": ["messaging_product": "whatsapp", "details": .string(details)],
                "fbtrace_id": .string(trace),
            ]
        ]
    }

    /// An element of `errors[]` in a webhook.
    var value: JSON {
        [
            "code": .integer(Int64(code)), "title": .string(title), "message": .string(title),
            "error_data": ["details": .string(details)],
        ]
    }
}

extension GraphError {
    static let tokenInvalid = GraphError(
        190, http: 401, "Access token not accepted", "The token is missing, expired, or not of this app.")
    static let unsupportedIncoming = GraphError(
        131051, "Message type unknown", "Message type is currently not supported.")
    static let outsideWindow = GraphError(
        131047, "Re-engagement message",
        "More than 24 hours have passed since this person last wrote to this number. Only templates may be sent.")
    static let undeliverable = GraphError(
        131026, "Message undeliverable", "The message cannot be brought to this person.")
    static let senderIsRecipient = GraphError(
        131021, "Recipient cannot be the sender", "Sender and recipient are the same number.")
    static let throughput = GraphError(
        130429, "Rate limit hit", "Too many messages from this number within one second.")
    static let pairRate = GraphError(
        131056, "Pair rate limit hit", "Too many messages from this number to this one person in a short time.")
    static let serverBusy = GraphError(2, http: 503, "Service temporarily unavailable", "Try again later.")
    static let serverError = GraphError(
        131000, http: 500, "Something failed on the server", "An unknown error; try again later.")
    static let mediaExpired = GraphError(
        131052, http: 404, "Media download error", "This link or media id is no longer valid.")
    static let tooManyPeople = GraphError(131016, http: 503, "Service overloaded", "The sandbox is full.")
    static let historyUsedUp = GraphError(2_593_107, "Sync request already used", "This sync was requested before.")

    static let sharedTooLate = GraphError(
        2_593_108, "Sync request too late", "More than 24 hours have passed since this number was onboarded.")
    static let historyKept = GraphError(
        2_593_109, "History sharing is off", "History sharing is turned off by the business")

    static func missing(_ parameter: String) -> GraphError {
        GraphError(131008, "Required parameter is missing", "The parameter \(parameter) is required.")
    }

    static func invalid(_ parameter: String, _ details: String) -> GraphError {
        GraphError(131009, "Parameter value is not valid", "\(parameter): \(details)")
    }

    static func noSuchObject(_ id: String) -> GraphError {
        GraphError(
            100, "Invalid parameter",
            "There is no object with the id \(id), or this token may not see it, or the call does not exist.")
    }

    static func unsupportedType(_ type: String) -> GraphError {
        GraphError(131051, "Unsupported message type", "Messages of the type \(type) cannot be sent.")
    }

    static func callbackRefused(_ reason: String) -> GraphError {
        GraphError(2200, "Callback verification failed", reason)
    }
}
