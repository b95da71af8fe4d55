import Domain
import Foundation
import HubSpot
import Sandbox
import Testing

/// Our OAuth client and the sandbox were written apart from each other, both from HubSpot's documents.
struct SandboxOAuthTests {
    private static let redirect = "https://bridge.example.net/hubspot/callback"
    private static let app = OAuthApp(
        clientID: "7c1f0a52", clientSecret: Secret("app-secret"), redirectURI: redirect)
    private let verifier = Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")

    private let hub: HubSpotSandbox
    private let oauth: HubSpotOAuth

    init() {
        var options = HubSpotSandboxOptions.prompt
        options.tokens = [:]
        options.app = HubSpotSandboxApp(
            clientID: "7c1f0a52", clientSecret: "app-secret", redirectURIs: [Self.redirect],
            requiredScopes: ScopeNeed.required.map(\.scope), optionalScopes: ScopeNeed.optional.map(\.scope))
        hub = HubSpotSandbox(options: options, clock: WallClock { .noon }, pause: { _ in })
        oauth = HubSpotOAuth(app: Self.app, exchange: hub.exchange)
    }

    private func press(_ decision: String, account: HubID? = nil) async throws -> AuthorizationAnswer? {
        let request = AuthorizationRequest(app: Self.app, state: "s/1+2", verifier: verifier, account: account)
        #expect(try await hub.answer(HTTPCall(.get, request.url)).status == 200)
        let reply = try await hub.answer(
            HTTPCall(
                .post, request.url, headers: ["Content-Type": "application/x-www-form-urlencoded"],
                body: Data("decision=\(decision)".utf8)))
        let items = URLComponents(string: reply.headers["Location"] ?? "")?.queryItems ?? []
        return AuthorizationAnswer(
            query: Dictionary(items.map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { $1 }))
    }

    private func connect() async throws -> TokenGrant {
        guard case .granted(let code, "s/1+2") = try await press("approve", account: HubID("10203040")) else {
            throw OAuthFailure.unreadable("nothing was granted")
        }
        return try await oauth.exchangeCode(code, verifier: verifier)
    }

    @Test func `connecting gives a token that works and says what it may`() async throws {
        hub.addOwner(email: "mara@example.net", firstName: "Mara", lastName: "Voss")
        let grant = try await connect()
        #expect(grant.account == HubID("10203040"))
        #expect(grant.expiresIn == .seconds(1800))
        #expect(grant.userID == "90000001")
        let wanted = (ScopeNeed.required + ScopeNeed.optional).map(\.scope)
        #expect(Set(grant.scopes ?? []) == Set(wanted))
        let facts = try await oauth.introspect(grant.accessToken)
        #expect(facts.isActive && facts.userEmail == "mara@example.net" && facts.domain == "acme-example.net")
        #expect(try await oauth.introspect(grant.refreshToken, kind: .refresh).isActive)
    }

    @Test func `what the account cannot grant is missing from the token`() async throws {
        hub.setGrantableScopes(Set(ScopeNeed.required.map(\.scope)))
        let grant = try await connect()
        #expect(Set(grant.scopes ?? []) == Set(ScopeNeed.required.map(\.scope)))
    }

    @Test func `somebody who says no is told from somebody who says yes`() async throws {
        guard case .refused("s/1+2", _) = try await press("deny") else {
            Issue.record("it was not refused")
            return
        }
    }

    @Test func `a code is good once, and only with its verifier`() async throws {
        guard case .granted(let code, _) = try await press("approve") else { return }
        await #expect(throws: OAuthFailure.self) { try await oauth.exchangeCode(code, verifier: Secret("other")) }
        guard case .granted(let next, _) = try await press("approve") else { return }
        _ = try await oauth.exchangeCode(next, verifier: verifier)
        let failure = await #expect(throws: OAuthFailure.self) {
            try await oauth.exchangeCode(next, verifier: verifier)
        }
        #expect(failure?.word == "code_refused")
    }

    @Test func `refreshing goes on until the app is gone, and then says so`() async throws {
        let grant = try await connect()
        let second = try await oauth.refresh(grant.refreshToken)
        #expect(second.accessToken != grant.accessToken)
        try await oauth.uninstall(accessToken: second.accessToken)
        let failure = await #expect(throws: OAuthFailure.self) { try await oauth.refresh(second.refreshToken) }
        #expect(failure?.word == "access_revoked")
        #expect(hub.installation == nil)
    }

    @Test func `a revoked token refreshes no more`() async throws {
        let grant = try await connect()
        try await oauth.revoke(grant.refreshToken)
        await #expect(throws: OAuthFailure.self) { try await oauth.refresh(grant.refreshToken) }
    }

    @Test func `a wrong secret is the app's fault`() async throws {
        let wrong = HubSpotOAuth(
            app: OAuthApp(clientID: "7c1f0a52", clientSecret: Secret("old"), redirectURI: Self.redirect),
            exchange: hub.exchange)
        let failure = await #expect(throws: OAuthFailure.self) { try await wrong.refresh(Secret("eu1-x")) }
        #expect(failure?.word == "wrong_app")
    }
}
