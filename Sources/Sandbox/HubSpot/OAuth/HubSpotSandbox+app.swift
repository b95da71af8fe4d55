import Domain

/// The app's life in the account, as its people and HubSpot itself bring it about.
extension HubSpotSandbox {
    /// Presses Approve without the page: returns the code the redirect would carry. Nil without an app, and where the
    /// account cannot grant what the app requires.
    ///
    /// - Parameters:
    ///   - userID: who agrees; the first active owner's user when absent.
    ///   - grant: what is agreed to, on top of what the app requires; all optional scopes when absent.
    ///   - redirectURI: the app's first one when absent.
    ///   - codeChallenge: PKCE's, method S256.
    public func install(
        userID: Int64? = nil, grant: Set<String>? = nil, redirectURI: String? = nil, codeChallenge: String? = nil
    ) -> String? {
        change { state, now in
            guard let app = options.app, app.requiredScopes.allSatisfy(state.oauth.grants) else { return nil }
            let optional = app.optionalScopes.filter { (grant?.contains($0) ?? true) && state.oauth.grants($0) }
            let code = OAuthDesk.Code(
                redirectURI: redirectURI ?? app.redirectURIs.first ?? "",
                scopes: app.scopes.filter { app.requiredScopes.contains($0) || optional.contains($0) },
                userID: userID ?? state.firstUser, challenge: codeChallenge, expiresAt: now + app.codeLifetime)
            return state.oauth.issueCode(code)
        }
    }

    /// Somebody removes the app in HubSpot's settings. The app is not told; its tokens stop working.
    public func uninstall() {
        change { state, _ in state.oauth.uninstall() }
    }

    /// Nil before the first code was exchanged and after the app was removed.
    public var installation: SandboxInstallation? {
        change { state, _ in state.oauth.installation }
    }

    /// Every access token is past its time from now on; refresh tokens stay good.
    public func expireAccessTokens() {
        change { state, now in state.oauth.expireAll(now: now) }
    }

    /// What the account's plan and permissions let it grant; nil for everything. Tokens that were made before keep
    /// what they have.
    public func setGrantableScopes(_ scopes: Set<String>?) {
        change { state, _ in state.oauth.grantable = scopes }
    }
}
