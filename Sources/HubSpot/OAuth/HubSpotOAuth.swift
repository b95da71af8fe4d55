public import Domain
import Foundation

/// HubSpot's token endpoints, for one app. They belong to no account, so no account's budget is spent; callers keep to
/// one refresh at a time.
public struct HubSpotOAuth: Sendable {
    let exchange: HTTPExchange
    let baseURL: String
    let paths: HubSpotPaths
    public let app: OAuthApp

    public init(
        app: OAuthApp, exchange: HTTPExchange, baseURL: String = HubSpotClient.address,
        version: APIVersion = .march2026
    ) {
        self.app = app
        self.exchange = exchange
        self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        self.paths = HubSpotPaths(version: version.text)
    }

    /// Turns the code that the browser came back with into tokens. A code works once.
    public func exchangeCode(_ code: Secret, verifier: Secret) async throws(OAuthFailure) -> TokenGrant {
        let form: [(String, String)] = [
            ("grant_type", "authorization_code"), ("client_id", app.clientID),
            ("client_secret", app.clientSecret.revealed), ("redirect_uri", app.redirectURI),
            ("code", code.revealed), ("code_verifier", verifier.revealed),
        ]
        let reply = try await post(paths.token, form, hiding: [code, verifier])
        return try grant(in: reply)
    }

    /// A new access token. Doing it twice does no harm; `OAuthFailure.disconnected` means that it never works again.
    public func refresh(_ token: Secret) async throws(OAuthFailure) -> TokenGrant {
        let form: [(String, String)] = [
            ("grant_type", "refresh_token"), ("client_id", app.clientID),
            ("client_secret", app.clientSecret.revealed), ("refresh_token", token.revealed),
        ]
        let reply = try await post(paths.token, form, hiding: [token], isRefresh: true)
        return try grant(in: reply)
    }

    private func grant(in reply: HTTPReply) throws(OAuthFailure) -> TokenGrant {
        if let json = try? JSON(parsing: reply.body), let grant = TokenGrant(json) { return grant }
        throw .unreadable("HTTP \(reply.status), \(reply.body.count) bytes from \(paths.token)")
    }

    /// Everything is in the body: what stands in a URL is written into logs on the way.
    func post(
        _ path: String, _ form: [(String, String)], hiding secrets: [Secret], isRefresh: Bool = false
    ) async throws(OAuthFailure) -> HTTPReply {
        let call = HTTPCall(
            .post, baseURL + path,
            headers: ["Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"],
            body: FormBody.encode(form))
        return try await send(call, hiding: secrets + [app.clientSecret], isRefresh: isRefresh)
    }

    func send(
        _ call: HTTPCall, hiding secrets: [Secret], isRefresh: Bool = false
    ) async throws(OAuthFailure) -> HTTPReply {
        let reply: HTTPReply
        do {
            reply = try await exchange.send(call)
        } catch {
            throw OAuthFailure(error, hiding: secrets)
        }
        if (200..<300).contains(reply.status) { return reply }
        throw OAuthFailure(reply, hiding: secrets, isRefresh: isRefresh)
    }
}
