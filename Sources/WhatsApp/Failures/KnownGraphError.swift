/// What one error code of Meta's means for us.
struct KnownGraphError: Sendable {
    enum Verdict: Sendable, Equatable {
        case reconnect
        case retryLater(Duration)
        case useTemplate
        case final
        case fixRequest
    }

    let verdict: Verdict
    /// What happened, and what a person is to do, for a person.
    let happened: String
    /// What Liaison does about it by itself, while it still can.
    let meanwhile: String?

    init(_ verdict: Verdict, _ happened: String, meanwhile: String? = nil) {
        self.verdict = verdict
        self.happened = happened
        self.meanwhile = meanwhile
    }

    var sentence: String { meanwhile.map { "\(happened) \($0)" } ?? happened }

    /// A code that is not in the table is taken as Meta's last word: trying again blindly costs the number its quality.
    init(code: Int64) {
        if let known = Self.byCode[code] {
            self = known
        } else if 200...299 ~= code {
            self = .missingPermission
        } else {
            self.init(
                .final,
                "Meta refused with an error that this version of Liaison does not know. Look the code up in "
                    + "Meta's list of WhatsApp error codes.")
        }
    }

    static func isKnown(_ code: Int64) -> Bool { byCode[code] != nil || 200...299 ~= code }

    static let missingPermission = KnownGraphError(
        .reconnect,
        "The access token may not do this. In Meta's Business settings give its system user the WhatsApp "
            + "account and both WhatsApp permissions, make a new token and connect again.")

    static let badToken = KnownGraphError(
        .reconnect,
        "The access token is invalid or has expired. Make a new one for the system user in Meta's "
            + "Business settings and connect again.")

    static let metaTrouble = KnownGraphError(
        .retryLater(.seconds(30)), "Meta has trouble on its own side.",
        meanwhile: "Liaison tries again by itself; nothing to do.")

    static let restricted = KnownGraphError(
        .reconnect,
        "Meta has restricted or locked this WhatsApp account. Open Account quality in WhatsApp Manager, "
            + "resolve what is listed there, then connect again.")

    static let callRate = KnownGraphError(
        .retryLater(.seconds(300)),
        "The hourly number of calls to this WhatsApp account is used up.",
        meanwhile: "Liaison waits and goes on by itself.")

    static let wrongParameter = KnownGraphError(
        .fixRequest,
        "Meta did not accept the request: an id, a field or the number of the account is wrong. Check "
            + "the WhatsApp account id and the Graph API version in the settings.")

    private static let byCode = Dictionary(
        [accessErrors, rateErrors, recipientErrors, requestErrors, templateErrors, groupErrors].flatMap(\.self),
        uniquingKeysWith: { first, _ in first })
}
