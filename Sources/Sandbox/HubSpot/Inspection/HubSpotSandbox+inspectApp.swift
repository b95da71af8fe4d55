import Domain

/// `/_sandbox/...` about the app and the account as a whole.
///
/// | call | |
/// |---|---|
/// | `GET app` | `{"installed","userId","scopes"}` |
/// | `POST app/install` `{"userId","optionalScopes":[],"redirectUri","codeChallenge"}` | 201 `{"code"}` |
/// | `POST app/expire` | every access token expires |
/// | `POST app/scopes` `{"grantable":[]}` | what the account can grant; without the field everything |
/// | `DELETE app` | somebody removes the app |
/// | `POST account/move` `{"seconds","uiDomain"}` | 477 for so long |
/// | `POST account/tokens` `{"token","scopes":[],"kind"}` | lets a pasted token in; `kind` as in `Token.Kind` |
/// | `DELETE account/tokens/{token}` | revokes it |
/// | `GET webhooks` | `{"waiting","givenUp","nextDue"}` |
extension HubSpotSandbox {
    func inspectApp(_ method: HTTPCall.Method, _ path: [String], _ body: JSON) -> HTTPReply? {
        switch (method, path) {
        case (.get, []): return .json(200, installationJSON)
        case (.delete, []):
            uninstall()
            return .noContent
        case (.post, ["install"]):
            let code = install(
                userID: body["userId"]?.integer, grant: Self.scopes(body["optionalScopes"]),
                redirectURI: body["redirectUri"]?.text, codeChallenge: body["codeChallenge"]?.text)
            return code.map { .json(201, ["code": .string($0)]) }
        case (.post, ["expire"]):
            expireAccessTokens()
            return .noContent
        case (.post, ["scopes"]):
            setGrantableScopes(Self.scopes(body["grantable"]))
            return .noContent
        default: return nil
        }
    }

    func inspectAccount(_ method: HTTPCall.Method, _ path: [String], _ body: JSON) -> HTTPReply? {
        switch (method, path.first, path.count) {
        case (.post, "move", 1):
            moveAccount(for: .seconds(body["seconds"]?.integer ?? 60), to: body["uiDomain"]?.text)
            return .noContent
        case (.post, "tokens", 1):
            let kind = body["kind"]?.text.map { HubSpotSandboxOptions.Token.Kind(rawValue: $0) } ?? .legacyPrivate
            guard let token = body["token"]?.text, let kind else { return nil }
            setToken(token, .init(scopes: Self.scopes(body["scopes"]), kind: kind))
            return .noContent
        case (.delete, "tokens", 2):
            setToken(path[1], nil)
            return .noContent
        default: return nil
        }
    }

    func inspectWebhooks() -> HTTPReply {
        let (waiting, givenUp, nextDue) = change { state, _ in
            (state.outbox.waiting.count, state.outbox.givenUp, state.outbox.nextDue)
        }
        return .json(
            200,
            [
                "waiting": .integer(Int64(waiting)), "givenUp": .integer(Int64(givenUp)),
                "nextDue": nextDue.map { .integer($0.milliseconds) } ?? .null,
            ])
    }

    private var installationJSON: JSON {
        guard let installation else { return ["installed": false] }
        return [
            "installed": true, "userId": .integer(installation.userID),
            "scopes": .array(installation.scopes.map(JSON.string)),
        ]
    }

    /// Nil, which stands for everything, where no list is given.
    private static func scopes(_ list: JSON?) -> Set<String>? {
        guard case .array(let names)? = list else { return nil }
        return Set(names.compactMap(\.string))
    }
}
