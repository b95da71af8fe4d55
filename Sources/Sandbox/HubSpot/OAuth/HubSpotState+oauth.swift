import Domain

/// `/oauth`: no bearer token, no limit; who calls is told by the app's id and secret in the form.
extension HubSpotState {
    /// Nil where the call is for another part of HubSpot.
    mutating func answerOAuth(_ call: HTTPCall, now: Timestamp, weather: CallWeather) -> HTTPReply? {
        let (path, query) = HubSpotRequest.pathAndQuery(call.url)
        guard let route = OAuthRoute(path) else { return nil }
        var reply: HTTPReply
        do throws(OAuthRefusal) {
            if let trouble = weather.trouble, !route.isPage {
                reply = refuse(trouble)
            } else {
                reply = try answer(route, call, query, now: now, weather: weather)
            }
        } catch {
            reply = error.reply(correlationID: nextCorrelationID())
        }
        if !route.isPage {
            reply.headers["X-HubSpot-Correlation-Id"] =
                reply.headers["X-HubSpot-Correlation-Id"] ?? nextCorrelationID()
        }
        counts.add(route.family, status: reply.status)
        return reply
    }

    private mutating func answer(
        _ route: OAuthRoute, _ call: HTTPCall, _ query: QueryItems, now: Timestamp, weather: CallWeather
    ) throws(OAuthRefusal) -> HTTPReply {
        switch (call.method, route) {
        case (.get, .authorize(let account)): return consentPage(account, call, query)
        case (.post, .authorize(let account)): return decide(account, call, query, now: now)
        case (.get, .style): return ConsentPage.style
        case (.post, .token(let edition)):
            return try grantToken(edition, try form(of: call), now: now, weather: weather)
        case (.post, .introspect): return try introspect(try form(of: call), now: now)
        case (.post, .revoke): return try revoke(try form(of: call))
        case (.get, .accessToken(let token)): return accessTokenFacts(token, now: now)
        case (.get, .refreshToken(let token)): return refreshTokenFacts(token)
        case (.delete, .refreshToken(let token)):
            // The access tokens that came from it live on until they expire.
            oauth.revokeRefresh(token, withAccess: false)
            return .noContent
        default: return refuse(.methodNotAllowed)
        }
    }

    /// Parameters belong into the body; what stands in the address is not read. The documents know forms only, yet
    /// HubSpot's own client of the dated API (0.1.0a9) sends JSON here. The contract check sees who else does.
    private func form(of call: HTTPCall) throws(OAuthRefusal) -> QueryItems {
        let type = call.headers["Content-Type"]?.lowercased() ?? ""
        if type.hasPrefix("application/json"), let fields = try? JSON(parsing: call.body) {
            return QueryItems(fields.object.compactMapValues(\.string))
        }
        guard type.hasPrefix("application/x-www-form-urlencoded") else {
            throw OAuthRefusal(
                error: "invalid_request", word: "UNSUPPORTED_MEDIA_TYPE",
                description: "Content-Type must be application/x-www-form-urlencoded", status: 415)
        }
        return QueryItems(Substring(String(decoding: call.body, as: UTF8.self)))
    }

    /// The app a form names, if it knows the secret.
    func client(_ form: QueryItems) throws(OAuthRefusal) -> HubSpotSandboxApp {
        guard let app = options.app, form["client_id"] == app.clientID else { throw .badClient }
        guard form["client_secret"] == app.clientSecret else { throw .badSecret }
        return app
    }

    /// The data centre, as tokens and addresses name it.
    var hublet: String { options.hostingLocation }

    /// The user's address, where the user is known.
    func userEmail(_ id: Int64) -> String? { owners.owner(userID: String(id))?.email }
}
