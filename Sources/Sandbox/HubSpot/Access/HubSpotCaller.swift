import Domain

/// Who makes a call, as its bearer token tells.
struct HubSpotCaller: Sendable {
    let token: String
    let kind: HubSpotSandboxOptions.Token.Kind
    /// Nil: everything.
    let scopes: Set<String>?
    /// The developer's own token: it opens the app's settings and no account.
    var isDeveloper = false

    func checkScopes(of route: HubSpotRoute) throws(HubSpotRefusal) {
        guard let scopes else { return }
        for choices in route.scopes where !choices.contains(where: scopes.contains) {
            throw .missingScopes(choices)
        }
    }
}

extension HubSpotState {
    /// The caller behind an `Authorization` header. Scopes are not looked at here.
    mutating func caller(
        _ header: String?, killsToken: Bool = false, now: Timestamp
    ) throws(HubSpotRefusal) -> HubSpotCaller {
        let words = (header ?? "").split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer" else { throw .noCredentials }
        let text = String(words[1])
        if let token = tokens[text] {
            if let end = token.expiresAt, now >= end { throw .expired(at: end) }
            return HubSpotCaller(token: text, kind: token.kind, scopes: token.scopes)
        }
        if killsToken { oauth.expire(text, now: now) }
        guard let access = oauth.access(text) else {
            // What only looks like a token of OAuth is said to have expired when the clocks began.
            throw text.hasPrefix("CK") ? .expired(at: .beginning) : .noCredentials
        }
        guard now < access.expiresAt else { throw .expired(at: access.expiresAt) }
        return HubSpotCaller(
            token: text, kind: .oauth, scopes: Set(access.scopes), isDeveloper: access.use == .client)
    }
}
