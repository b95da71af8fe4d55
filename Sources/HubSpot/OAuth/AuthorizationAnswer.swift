public import Domain

/// What HubSpot's page sends the browser back with.
public enum AuthorizationAnswer: Sendable, Equatable {
    case granted(code: Secret, state: String)
    /// The person said no, or HubSpot did. `sentence` may be shown.
    case refused(state: String, sentence: String)

    /// From the callback's decoded query; `nil` if it is no answer of HubSpot's. Compare `state` before believing it.
    public init?(query: [String: String]) {
        let state = query["state"] ?? ""
        if let code = query["code"], !code.isEmpty {
            self = .granted(code: Secret(code), state: state)
        } else if let error = query["error"], !error.isEmpty {
            let reason = query["error_description"].flatMap { $0.isEmpty ? nil : $0 } ?? error
            let who = error == "access_denied" ? "Access was not given" : "HubSpot did not give access"
            self = .refused(
                state: state,
                sentence: "\(who): \(reason.prefix(300)). Nothing has changed; connect again when you like.")
        } else {
            return nil
        }
    }

    public var state: String {
        switch self {
        case .granted(_, let state), .refused(let state, _): state
        }
    }
}
