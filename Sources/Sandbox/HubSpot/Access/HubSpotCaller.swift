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

extension HubSpotState {
    /// Apps of the marketplace have limits of their own, all others share the account's.
    func pool(of caller: HubSpotCaller) -> AccountBudget.Pool {
        caller.kind == .oauth && options.app?.distribution == .marketplace ? .marketplace : .privateApps
    }

    /// Nil where the call cannot be told to belong to anybody.
    func pool(of header: String?) -> AccountBudget.Pool? {
        let text = (header ?? "").split(separator: " ").last.map { String($0) } ?? ""
        guard tokens[text] != nil || oauth.access(text) != nil else { return nil }
        return pool(of: HubSpotCaller(token: text, kind: tokens[text]?.kind ?? .oauth, scopes: nil))
    }

    /// A call over a limit is counted: a client that keeps within its budget makes none.
    mutating func spend(
        _ kind: CallBudget.Kind, _ pool: AccountBudget.Pool, now: Timestamp
    ) throws(HubSpotRefusal) {
        do throws(HubSpotRefusal) {
            try budget.spend(kind, from: pool, now: now)
        } catch {
            if let policy = error.extra["policyName"]?.string { counts.beyondLimit[policy, default: 0] += 1 }
            throw error
        }
    }

    /// A move of the account goes before whatever the faults have in store.
    mutating func withMove(_ rolled: CallWeather, now: Timestamp) -> CallWeather {
        guard let end = movingUntil else { return rolled }
        guard now < end else {
            movingUntil = nil
            return rolled
        }
        var weather = rolled
        weather.trouble = .moving(seconds: Int(((end - now).milliseconds + 999) / 1000))
        return weather
    }
}
