public import Domain

/// Why HubSpot gave no token. No text holds a token, code or secret.
public enum OAuthFailure: Error, Equatable {
    /// `invalid_grant` for a refresh token: the app was uninstalled or its access revoked. Stop for good.
    case disconnected(String)
    /// `invalid_grant` for a code: used already, older than HubSpot keeps it, or not for this redirect URL or verifier.
    case codeRefused(String)
    /// HubSpot does not know the client id, or the secret is wrong.
    case wrongApp(String)
    /// HubSpot says that too many asked, or is not well; `after` if it said when to come back.
    case busy(status: Int, after: Duration?)
    /// No answer. Asking again does no harm, but a code may be used up by then.
    case unreachable(String)
    /// Any other status.
    case refused(status: Int, String)
    /// The answer came and is not what HubSpot documents.
    case unreadable(String)
}

extension OAuthFailure: ExplainedFailure {
    public var word: String {
        switch self {
        case .disconnected: "access_revoked"
        case .codeRefused: "code_refused"
        case .wrongApp: "wrong_app"
        case .busy: "busy"
        case .unreachable: "unreachable"
        case .refused: "refused"
        case .unreadable: "unreadable_answer"
        }
    }

    public var sentence: String {
        switch self {
        case .disconnected(let reason):
            """
            HubSpot has ended Liaison's access: the app was uninstalled or its access was revoked (\(reason)). \
            Nothing here is lost; an admin can connect again.
            """
        case .codeRefused(let reason):
            "HubSpot would not take the code it had just given out (\(reason)). Connect once more from the start."
        case .wrongApp(let reason):
            """
            HubSpot does not accept the app's client id or client secret (\(reason)). Compare both with the app's \
            page in HubSpot; a rotated secret must be entered here too.
            """
        case .busy(let status, _):
            "HubSpot gives out no tokens at the moment (HTTP \(status)). It is tried again by itself."
        case .unreachable(let detail):
            "HubSpot could not be reached for a token (\(detail)). Check this server's way to the internet."
        case .refused(let status, let message):
            "HubSpot refused to give a token (HTTP \(status)): \(message)"
        case .unreadable(let detail):
            "HubSpot's answer about a token could not be read (\(detail)). If a proxy stands between, check it."
        }
    }

    public var level: FailureLevel {
        switch self {
        case .busy, .unreachable: .warning
        case .disconnected, .codeRefused, .wrongApp, .refused, .unreadable: .error
        }
    }

    /// What the connection's state becomes when a refresh ends like this.
    public var connectionState: ConnectionState {
        switch self {
        case .disconnected, .codeRefused, .wrongApp: ConnectionState(.needsReconnect, sentence)
        case .busy, .unreachable, .refused, .unreadable: ConnectionState(.degraded, sentence)
        }
    }

    /// When to ask again; `nil` = never by itself. `attempt` counts from 1.
    public func retryAt(now: Timestamp, attempt: Int) -> Timestamp? {
        switch self {
        case .disconnected, .codeRefused, .wrongApp: nil
        case .busy(_, let after): now + (after ?? .seconds(min(300, 5 << min(max(attempt, 1) - 1, 6))))
        case .unreachable: now + .seconds(min(120, 2 << min(max(attempt, 1) - 1, 6)))
        case .refused, .unreadable: now + .seconds(min(900, 30 << min(max(attempt, 1) - 1, 5)))
        }
    }
}
