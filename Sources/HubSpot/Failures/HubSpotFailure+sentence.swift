public import Domain

extension HubSpotFailure: ExplainedFailure {
    public var word: String {
        switch self {
        case .invalidToken: "invalid_token"
        case .expiredToken: "expired_token"
        case .missingScopes: "missing_scopes"
        case .notFound: "not_found"
        case .conflict: "conflict"
        case .invalid: "invalid"
        case .waiting(_, let reason): reason.word
        case .unknownOutcome: "unknown_outcome"
        case .unreachable: "unreachable"
        case .refused: "refused"
        case .unreadable: "unreadable_answer"
        }
    }

    public var sentence: String {
        switch self {
        case .invalidToken:
            "HubSpot does not accept the token. \(Self.reconnection)"
        case .expiredToken:
            "The HubSpot token has expired. \(Self.reconnection)"
        case .missingScopes(let scopes):
            """
            The HubSpot token lacks a permission\(Self.list(scopes)). Add it to the app or key in HubSpot, then \
            connect again.
            """
        case .notFound(let message):
            "HubSpot does not have this record (any more): \(message)"
        case .conflict(let existing, let message):
            "HubSpot has such a record already\(existing.map { " (\($0))" } ?? ""): \(message)"
        case .invalid(let message, let problems):
            "HubSpot would not take what we sent: \(message)\(Self.list(problems))"
        case .waiting(let until, let reason):
            "\(reason.sentence) It goes on by itself after \(HubSpotTime.people(until))."
        case .unknownOutcome(let detail):
            "It is not known whether HubSpot carried out a write (\(detail)). We look before writing again."
        case .unreachable(let detail):
            """
            HubSpot could not be reached (\(detail)). Check this server's way to the internet; what waits is tried \
            again by itself.
            """
        case .refused(let status, let message):
            "HubSpot refused the call (HTTP \(status)): \(message)"
        case .unreadable(let detail):
            "HubSpot's answer could not be read (\(detail)). If a proxy stands between, check it."
        }
    }

    public var level: FailureLevel {
        switch self {
        case .waiting(_, let reason): reason.isOrdinary ? .info : .warning
        case .notFound, .conflict, .unknownOutcome, .unreachable: .warning
        case .invalidToken, .expiredToken, .missingScopes, .invalid, .refused, .unreadable: .error
        }
    }

    /// What is wrong field by field; empty if that is not what is wrong.
    public var problems: [PropertyProblem] {
        switch self {
        case .invalid(_, let problems): problems
        case .invalidToken, .expiredToken, .missingScopes, .notFound, .conflict, .waiting, .unknownOutcome,
            .unreachable, .refused, .unreadable:
            []
        }
    }

    /// Read by admins, by agents, who may not connect, and by programs.
    private static let reconnection = "Connect HubSpot again under Integrations, or ask an admin to do so."

    private static func list(_ scopes: [String]) -> String {
        scopes.isEmpty ? "" : ": \(scopes.joined(separator: " or "))"
    }

    private static func list(_ problems: [PropertyProblem]) -> String {
        guard !problems.isEmpty else { return "" }
        let texts = problems.prefix(5).map { $0.property.isEmpty ? $0.message : "\($0.property): \($0.message)" }
        return " [\(texts.joined(separator: "; "))]"
    }
}
