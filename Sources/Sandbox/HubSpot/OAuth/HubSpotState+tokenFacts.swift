import Domain

/// What a token is, and its end.
extension HubSpotState {
    /// A token that expired is told as inactive; one that is unknown or was revoked is an error.
    func introspect(_ form: QueryItems, now: Timestamp) throws(OAuthRefusal) -> HTTPReply {
        let app = try client(form)
        let (text, _) = Self.token(in: form)
        guard let text else { throw .badRequest("token is required") }
        if let refresh = oauth.refresh(text) { return .json(200, .object(facts(refresh, app))) }
        guard let access = oauth.access(text), access.use == .access else { throw .badToken }
        return .json(200, .object(facts(access, app, now: now)))
    }

    /// Whatever was not good before is not good afterwards either: the answer is the same.
    mutating func revoke(_ form: QueryItems) throws(OAuthRefusal) -> HTTPReply {
        _ = try client(form)
        let (text, _) = Self.token(in: form)
        guard let text else { throw .badRequest("token is required") }
        oauth.revokeAccess(text)
        oauth.revokeRefresh(text, withAccess: true)
        return HTTPReply(status: 200)
    }

    /// One page of the documents calls the field `token`, another by its kind.
    private static func token(in form: QueryItems) -> (text: String?, hint: String?) {
        let text = form["token"] ?? form["access_token"] ?? form["refresh_token"]
        return (text.flatMap { $0.isEmpty ? nil : $0 }, form["token_type_hint"])
    }

    private func facts(_ refresh: OAuthDesk.Refresh, _ app: HubSpotSandboxApp) -> [String: JSON] {
        var fields = grantFacts(refresh.token, userID: refresh.userID, scopes: refresh.scopes, app)
        fields["active"] = true
        fields["token_use"] = "refresh_token"
        return fields
    }

    private func facts(_ access: OAuthDesk.Access, _ app: HubSpotSandboxApp, now: Timestamp) -> [String: JSON] {
        var fields = grantFacts(access.token, userID: access.userID, scopes: access.scopes, app)
        fields["active"] = .bool(now < access.expiresAt)
        fields["token_use"] = .string(access.use.rawValue)
        fields["expires_in"] = .integer(secondsLeft(access, now: now))
        fields["is_private_distribution"] = .bool(app.distribution == .private)
        fields["signed_access_token"] = signed(access, app)
        return fields
    }

    private func grantFacts(
        _ token: String, userID: Int64, scopes: [String], _ app: HubSpotSandboxApp
    ) -> [String: JSON] {
        [
            "token": .string(token), "token_type": "bearer", "client_id": .string(app.clientID),
            "app_id": .integer(app.appID), "hub_id": .integer(options.hubID), "hub_domain": .string(options.hubDomain),
            "user_id": .integer(userID), "user": userEmail(userID).map(JSON.string) ?? .null,
            "scopes": .array(scopes.map(JSON.string)),
        ]
    }

    private func secondsLeft(_ access: OAuthDesk.Access, now: Timestamp) -> Int64 {
        max(0, (access.expiresAt - now).milliseconds / 1000)
    }

    private func signed(_ access: OAuthDesk.Access, _ app: HubSpotSandboxApp) -> JSON {
        [
            "appId": .integer(app.appID), "expiresAt": .integer(access.expiresAt.milliseconds),
            "hubId": .integer(options.hubID), "hublet": .string(hublet), "installingUserId": .integer(access.userID),
            "isPrivateDistribution": .bool(app.distribution == .private), "isServiceAccount": false,
            "isUserLevel": false, "newSignature": "sandbox", "scopes": .string(access.scopes.joined(separator: ",")),
            "scopeToScopeGroupPks": "", "signature": "sandbox", "trialScopeToScopeGroupPks": "", "trialScopes": "",
            "userId": .integer(access.userID),
        ]
    }

    // MARK: The first edition, with the token in the address

    mutating func accessTokenFacts(_ token: String, now: Timestamp) -> HTTPReply {
        guard let app = options.app, let access = oauth.access(token), now < access.expiresAt else {
            return refuse(.notFound)
        }
        var fields = grantFacts(token, userID: access.userID, scopes: access.scopes, app)
        fields["client_id"] = nil
        if fields["user"] == .null { fields["user"] = nil }
        fields["token_type"] = "access"
        fields["expires_in"] = .integer(secondsLeft(access, now: now))
        return .json(200, .object(fields))
    }

    mutating func refreshTokenFacts(_ token: String) -> HTTPReply {
        guard let app = options.app, let refresh = oauth.refresh(token) else { return refuse(.notFound) }
        var fields = grantFacts(token, userID: refresh.userID, scopes: refresh.scopes, app)
        fields["app_id"] = nil
        if fields["user"] == .null { fields["user"] = nil }
        fields["token_type"] = "refresh"
        return .json(200, .object(fields))
    }
}
