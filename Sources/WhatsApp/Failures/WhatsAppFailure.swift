public import Domain

/// Why a call to the Cloud API failed, in the terms of what to do next. Decided by `error.code`: Meta sends rate limits
/// with HTTP 400, so the status says nothing.
public enum WhatsAppFailure: ExplainedFailure, Hashable {
    /// The token, a permission, the account or the number must be put right by a person; nothing works until then.
    case reconnect(GraphError)
    /// Too fast, or Meta has trouble. Not before `after`.
    case retryLater(GraphError, after: Duration)
    /// More than 24 hours since the customer wrote: only a template may be sent.
    case useTemplate(GraphError)
    /// Meta's answer will not change.
    case final(GraphError)
    /// The request was wrong: a mistake of this program or of a setting.
    case fixRequest(GraphError)
    /// Nothing was sent.
    case unreachable(String)
    /// Something may have been done; look before a write is sent again.
    case unknownOutcome(String)
    /// A reply that is not the Cloud API's.
    case unreadable(String)
}

extension WhatsAppFailure {
    public var word: String {
        switch self {
        case .reconnect: "reconnect"
        case .retryLater: "retry_later"
        case .useTemplate: "use_template"
        case .final: "refused"
        case .fixRequest: "fix_request"
        case .unreachable: "unreachable"
        case .unknownOutcome: "unknown_outcome"
        case .unreadable: "unreadable"
        }
    }

    public var sentence: String {
        switch self {
        case .reconnect(let error), .retryLater(let error, _), .useTemplate(let error), .final(let error),
            .fixRequest(let error):
            "\(KnownGraphError(code: error.code).sentence) (Meta: error \(error.code), \(error.message))"
        case .unreachable(let reason):
            "WhatsApp could not be reached (\(reason)). Nothing was sent; Liaison tries again by itself. "
                + "Check this server's way to the internet if it lasts."
        case .unknownOutcome(let reason):
            "The connection to WhatsApp broke before the answer came (\(reason)). Whether the request was carried out "
                + "is not known; it is checked before anything is sent twice."
        case .unreadable(let reason):
            "WhatsApp's answer could not be understood (\(reason)). Check the base address and the Graph API version "
                + "in the settings; a proxy in between may be answering."
        }
    }

    public var level: FailureLevel {
        switch self {
        case .retryLater, .useTemplate: .info
        case .final, .unreachable, .unknownOutcome: .warning
        case .reconnect, .fixRequest, .unreadable: .error
        }
    }

    /// Meta's code, where Meta answered.
    public var code: Int64? {
        switch self {
        case .reconnect(let error), .retryLater(let error, _), .useTemplate(let error), .final(let error),
            .fixRequest(let error):
            error.code
        case .unreachable, .unknownOutcome, .unreadable: nil
        }
    }

    /// What Meta's error means and what to do, for codes that arrive in statuses and messages rather than replies.
    public static func explanation(ofCode code: Int64) -> String {
        KnownGraphError(code: code).sentence
    }
}

extension WhatsAppFailure {
    init(_ error: GraphError) {
        self =
            switch KnownGraphError(code: error.code).verdict {
            case .reconnect: .reconnect(error)
            case .retryLater(let after): .retryLater(error, after: after)
            case .useTemplate: .useTemplate(error)
            case .final: .final(error)
            case .fixRequest: .fixRequest(error)
            }
    }

    init(_ failure: HTTPFailure) {
        switch failure {
        case .notSent(let reason): self = .unreachable(reason)
        case .unknownOutcome(let reason): self = .unknownOutcome(reason)
        }
    }
}
