import Domain
import Sandbox
import Testing

@testable import HubSpot

struct SandboxGrantTests {
    let account: SandboxAccount
    let oauth: HubSpotOAuth

    init() {
        var options = HubSpotSandboxOptions.prompt
        options.app = HubSpotSandboxApp(
            clientID: OAuthApp.sample.clientID, clientSecret: OAuthApp.sample.clientSecret.revealed,
            redirectURIs: [OAuthApp.sample.redirectURI], requiredScopes: ScopeNeed.required.map(\.scope),
            optionalScopes: ScopeNeed.optional.map(\.scope))
        account = SandboxAccount(options: options)
        oauth = HubSpotOAuth(app: .sample, exchange: account.hub.exchange)
    }

    @Test func `an app is connected, used, refreshed, looked into, and taken out again`() async throws {
        let grant = try await connect()
        #expect(grant.account == HubID("10203040"))
        #expect(ScopeReport(granted: grant.scopes ?? []).judgement.word == .connected)
        _ = try await account.client(token: grant.accessToken).owners()
        account.wait(.seconds(1801))
        await #expect(throws: HubSpotFailure.expiredToken) {
            try await account.client(token: grant.accessToken).owners()
        }
        let fresh = try await oauth.refresh(grant.refreshToken)
        _ = try await account.client(token: fresh.accessToken).owners()
        let facts = try await oauth.introspect(fresh.accessToken)
        #expect(facts.isActive)
        #expect(facts.account == HubID("10203040"))
        #expect(Set(facts.scopes) == Set(ScopeNeed.all.map(\.scope)))
        try await oauth.uninstall(accessToken: fresh.accessToken)
        let failure = await #expect(throws: OAuthFailure.self) { try await oauth.refresh(fresh.refreshToken) }
        #expect(failure?.word == "access_revoked")
    }

    @Test func `a revoked refresh token is the end`() async throws {
        let grant = try await connect()
        try await oauth.revoke(grant.refreshToken)
        let failure = await #expect(throws: OAuthFailure.self) { try await oauth.refresh(grant.refreshToken) }
        #expect(failure?.word == "access_revoked")
    }

    @Test func `a code works once, in time, and with its verifier only`() async throws {
        let code = try #require(account.hub.install(codeChallenge: request.challenge))
        await #expect { try await oauth.exchangeCode(Secret(code), verifier: "another-verifier") } throws: {
            ($0 as? OAuthFailure)?.word == "code_refused"
        }
        let late = try #require(account.hub.install(codeChallenge: request.challenge))
        account.wait(.seconds(120))
        await #expect { try await oauth.exchangeCode(Secret(late), verifier: request.verifier) } throws: {
            ($0 as? OAuthFailure)?.word == "code_refused"
        }
    }

    @Test func `a wrong client secret is told as such`() async throws {
        let grant = try await connect()
        var app = OAuthApp.sample
        app.clientSecret = "another-secret"
        let wrong = HubSpotOAuth(app: app, exchange: account.hub.exchange)
        let failure = await #expect(throws: OAuthFailure.self) { try await wrong.refresh(grant.refreshToken) }
        #expect(failure?.word == "wrong_app")
    }

    @Test func `what the account cannot grant is missing without a word, and the report says so`() async throws {
        account.hub.setGrantableScopes(Set(ScopeNeed.all.map(\.scope)).subtracting(["files"]))
        let grant = try await connect()
        let report = ScopeReport(granted: grant.scopes ?? [])
        #expect(report.judgement.sentence.contains("Without `files` attachments stay links."))
    }

    private var request: AuthorizationRequest {
        AuthorizationRequest(
            app: .sample, state: "Zm9v", verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    }

    private func connect() async throws -> TokenGrant {
        let code = try #require(account.hub.install(codeChallenge: request.challenge))
        return try await oauth.exchangeCode(Secret(code), verifier: request.verifier)
    }
}
