public import Domain

extension HubSpotOAuth {
    /// What HubSpot knows about a token, its scopes above all.
    public func introspect(_ token: Secret, kind: TokenKind = .access) async throws(OAuthFailure) -> TokenFacts {
        var reply: HTTPReply
        do {
            reply = try await post(paths.introspection, form(token, kind, named: "token"), hiding: [token])
        } catch {
            // One page of HubSpot's documentation calls the field after the kind of token.
            guard case .refused(status: 400, _) = error else { throw error }
            reply = try await post(paths.introspection, form(token, kind, named: kind.rawValue), hiding: [token])
        }
        if let json = try? JSON(parsing: reply.body), let facts = TokenFacts(json) { return facts }
        throw .unreadable("HTTP \(reply.status), \(reply.body.count) bytes from \(paths.introspection)")
    }

    /// Ends a token. The app stays installed: `uninstall` takes it out of the account.
    public func revoke(_ token: Secret, kind: TokenKind = .refresh) async throws(OAuthFailure) {
        _ = try await post(paths.revocation, form(token, kind, named: "token"), hiding: [token])
    }

    /// Takes the app out of the account that the access token is of, as HubSpot's marketplace demands of a disconnect.
    /// An app that is gone already is no failure.
    public func uninstall(accessToken: Secret) async throws(OAuthFailure) {
        let call = HTTPCall(
            .delete, baseURL + paths.installation, headers: ["Authorization": "Bearer \(accessToken.revealed)"])
        do {
            _ = try await send(call, hiding: [accessToken])
        } catch {
            if case .refused(status: 404, _) = error { return }
            throw error
        }
    }

    private func form(_ token: Secret, _ kind: TokenKind, named name: String) -> [(String, String)] {
        [
            ("client_id", app.clientID), ("client_secret", app.clientSecret.revealed), (name, token.revealed),
            ("token_type_hint", kind.rawValue),
        ]
    }
}
