import Crypto
import Domain
import Foundation

/// `POST /oauth/{version}/token`.
extension HubSpotState {
    mutating func grantToken(
        _ edition: OAuthRoute.Edition, _ form: QueryItems, now: Timestamp, weather: CallWeather
    ) throws(OAuthRefusal) -> HTTPReply {
        let clock = TokenClock(now: now, weather: weather)
        switch form["grant_type"] {
        case "authorization_code": return try exchangeCode(edition, form, try client(form), clock)
        case "refresh_token": return try refresh(edition, form, try client(form), clock)
        case "client_credentials": return try grantClientToken(form, try client(form), clock)
        default: throw .badGrantType
        }
    }

    private mutating func exchangeCode(
        _ edition: OAuthRoute.Edition, _ form: QueryItems, _ app: HubSpotSandboxApp, _ clock: TokenClock
    ) throws(OAuthRefusal) -> HTTPReply {
        guard let code = oauth.takeCode(form["code"] ?? "", now: clock.now) else { throw .badCode }
        guard form["redirect_uri"] == code.redirectURI else { throw .otherRedirect }
        if let challenge = code.challenge {
            guard let verifier = form["code_verifier"], Self.challenge(of: verifier) == challenge else {
                throw .badVerifier
            }
        }
        let refresh = oauth.install(code, hublet: hublet, now: clock.now)
        return issue(edition, refresh, scopes: refresh.scopes, app, clock)
    }

    private mutating func refresh(
        _ edition: OAuthRoute.Edition, _ form: QueryItems, _ app: HubSpotSandboxApp, _ clock: TokenClock
    ) throws(OAuthRefusal) -> HTTPReply {
        guard var refresh = oauth.refresh(form["refresh_token"] ?? "") else { throw .badRefreshToken }
        let granted = refresh.scopes.filter(oauth.grants)
        let wanted = (form["scope"] ?? "").split(separator: " ").map { String($0) }
        let beyond = wanted.filter { !granted.contains($0) }
        guard beyond.isEmpty else { throw .badScope(beyond) }
        if app.rotatesRefreshTokens { refresh = oauth.rotate(refresh, hublet: hublet) }
        return issue(edition, refresh, scopes: wanted.isEmpty ? granted : wanted, app, clock)
    }

    private mutating func issue(
        _ edition: OAuthRoute.Edition, _ refresh: OAuthDesk.Refresh, scopes: [String], _ app: HubSpotSandboxApp,
        _ clock: TokenClock
    ) -> HTTPReply {
        let access = oauth.issueAccess(
            .access, userID: refresh.userID, scopes: scopes, refresh: refresh.token, now: clock.now,
            until: clock.end(app.accessTokenLifetime))
        var fields = Self.fields(of: access, told: app.accessTokenLifetime)
        fields["refresh_token"] = .string(refresh.token)
        guard edition == .later else { return .json(200, .object(fields)) }
        fields["hub_id"] = .integer(options.hubID)
        fields["user_id"] = .integer(access.userID)
        fields["scopes"] = .array(access.scopes.map(JSON.string))
        fields["token_use"] = .string(access.use.rawValue)
        return .json(200, .object(fields))
    }

    /// The developer's own token: it belongs to no account, and there is none to refresh it with.
    private mutating func grantClientToken(
        _ form: QueryItems, _ app: HubSpotSandboxApp, _ clock: TokenClock
    ) throws(OAuthRefusal) -> HTTPReply {
        let scopes = (form["scope"] ?? "").split(separator: " ").map { String($0) }
        let beyond = scopes.filter { !DeveloperScope.all.contains($0) && !app.scopes.contains($0) }
        guard beyond.isEmpty else { throw .badScope(beyond) }
        let access = oauth.issueAccess(
            .client, userID: 0, scopes: scopes, refresh: nil, now: clock.now, until: clock.end(app.accessTokenLifetime))
        var fields = Self.fields(of: access, told: app.accessTokenLifetime)
        fields["scopes"] = .array(scopes.map(JSON.string))
        fields["token_use"] = .string(access.use.rawValue)
        return .json(200, .object(fields))
    }

    private static func fields(of access: OAuthDesk.Access, told lifetime: Duration) -> [String: JSON] {
        [
            "token_type": "bearer", "access_token": .string(access.token),
            "expires_in": .integer(lifetime.milliseconds / 1000),
        ]
    }

    /// RFC 7636, method S256.
    private static func challenge(of verifier: String) -> String {
        Data(SHA256.hash(data: Data(verifier.utf8))).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

/// Until when a new token is good: as told, unless the weather shortens its life.
private struct TokenClock {
    let now: Timestamp
    let weather: CallWeather

    func end(_ told: Duration) -> Timestamp {
        guard let shorter = weather.tokenLifetime else { return now + told }
        return now + min(told, shorter)
    }
}

/// Scopes of the developer's own token.
enum DeveloperScope {
    static let read = "developers-read"
    static let write = "developers-write"
    static let all = [read, write]
}
