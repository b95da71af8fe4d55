import Domain

/// What a call under `/oauth` wants.
enum OAuthRoute: Sendable {
    enum Edition: Sendable {
        /// `/oauth/v1/...`
        case first
        /// `/oauth/v3/...` and dated paths.
        case later
    }

    /// The page a person agrees on; `account` is set where the link is for one account only.
    case authorize(account: String?)
    case style
    case token(Edition)
    case introspect
    case revoke
    case accessToken(String)
    case refreshToken(String)

    init?(_ path: [String]) {
        guard path.first == "oauth", path.count >= 2 else { return nil }
        let rest = path.dropFirst(2).joined(separator: "/")
        switch (path[1], rest) {
        case ("authorize", ""): self = .authorize(account: nil)
        case ("consent.css", ""): self = .style
        case (_, "authorize"): self = .authorize(account: path[1])
        case ("v1", "token"): self = .token(.first)
        case ("v1", _) where path.count == 4 && path[2] == "access-tokens": self = .accessToken(path[3])
        case ("v1", _) where path.count == 4 && path[2] == "refresh-tokens": self = .refreshToken(path[3])
        case ("v3", "token"), ("2026-03", "token"), ("2026-09", "token"): self = .token(.later)
        case ("v3", "token/introspect"), ("2026-03", "token/introspect"), ("2026-09", "token/introspect"):
            self = .introspect
        case ("v3", "token/revoke"), ("2026-03", "token/revoke"), ("2026-09", "token/revoke"): self = .revoke
        default: return nil
        }
    }

    /// The name calls are counted under.
    var family: String {
        switch self {
        case .authorize, .style: "oauth.authorize"
        case .token: "oauth.token"
        case .introspect, .accessToken, .refreshToken: "oauth.introspect"
        case .revoke: "oauth.revoke"
        }
    }

    /// A person's browser is on these; the others are called by programs.
    var isPage: Bool {
        switch self {
        case .authorize, .style: true
        case .token, .introspect, .revoke, .accessToken, .refreshToken: false
        }
    }
}
