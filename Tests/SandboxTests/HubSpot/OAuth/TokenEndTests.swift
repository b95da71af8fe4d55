import Domain
import Sandbox
import Testing

struct TokenEndTests {
    let oauth = OAuthScene()
    private let client = ["client_id": "7c1f0a52", "client_secret": "app-secret"]

    private func introspect(_ name: String, _ token: String) async throws -> HubSpotScene.Answer {
        try await oauth.post("/oauth/2026-03/token/introspect", client.merging([name: token]) { $1 })
    }

    @Test func `introspection tells what an access token is, by either name of the field`() async throws {
        oauth.sandbox.addOwner(email: "mara@example.net", firstName: "Mara", lastName: "Voss")
        let (access, _) = try await oauth.install()
        oauth.scene.clock.advance(.seconds(307))
        let facts = try await introspect("token", access)
        #expect(facts.status == 200)
        #expect(facts.body["active"] == true)
        #expect(facts.body["token_use"] == "access_token")
        #expect(facts.body["client_id"] == "7c1f0a52")
        #expect(facts.body["app_id"] == 5_550_001)
        #expect(facts.body["hub_id"] == 10_203_040)
        #expect(facts.body["hub_domain"] == "acme-example.net")
        #expect(facts.body["user"] == "mara@example.net")
        #expect(facts.body["expires_in"] == 1493)
        #expect(facts.body["is_private_distribution"] == false)
        #expect(facts.body["signed_access_token"]?["hublet"] == "eu1")
        #expect(try await introspect("access_token", access).body == facts.body)
    }

    @Test func `introspection knows refresh tokens, expired tokens and strangers`() async throws {
        let (access, refresh) = try await oauth.install()
        let facts = try await introspect("refresh_token", refresh)
        #expect(facts.body["token_use"] == "refresh_token")
        #expect(facts.body["active"] == true)
        oauth.sandbox.expireAccessTokens()
        #expect(try await introspect("token", access).body["active"] == false)
        #expect(try await introspect("token", "nobody's").status == 400)
        #expect(try await oauth.post("/oauth/2026-03/token/introspect", ["token": access]).error == "invalid_client")
    }

    @Test func `a revoked refresh token takes its access tokens along`() async throws {
        let (access, refresh) = try await oauth.install()
        let answer = try await oauth.post("/oauth/2026-03/token/revoke", client.merging(["token": refresh]) { $1 })
        #expect(answer.status == 200)
        #expect(try await oauth.refresh(refresh).error == "invalid_grant")
        #expect(try await oauth.contacts(access).status == 401)
    }

    @Test func `the first edition takes the token from the address`() async throws {
        let (access, refresh) = try await oauth.install()
        let facts = try await oauth.scene.call(.get, "/oauth/v1/access-tokens/\(access)", token: nil)
        #expect(facts.body["app_id"] == 5_550_001)
        #expect(facts.body["expires_in"] == 1800)
        #expect(facts.body["scopes"]?.array.contains("oauth") == true)
        let path = "/oauth/v1/refresh-tokens/\(refresh)"
        #expect(try await oauth.scene.call(.get, path, token: nil).body["client_id"] == "7c1f0a52")
        #expect(try await oauth.scene.call(.delete, path, token: nil).status == 204)
        #expect(try await oauth.scene.call(.get, path, token: nil).status == 404)
        #expect(try await oauth.refresh(refresh).error == "invalid_grant")
        #expect(try await oauth.contacts(access).status == 200)
    }

    @Test func `an app that leaves is gone at once, with all of its tokens`() async throws {
        let (access, refresh) = try await oauth.install()
        let path = "/appinstalls/2026-03/external-install"
        #expect(try await oauth.scene.call(.delete, path, token: access).status == 204)
        #expect(oauth.sandbox.installation == nil)
        #expect(try await oauth.contacts(access).status == 401)
        #expect(try await oauth.refresh(refresh).body["status"] == "BAD_REFRESH_TOKEN")
        #expect(try await oauth.scene.call(.delete, path, token: access).status == 401)
    }

    @Test func `an app that people remove notices when it refreshes, and may come back`() async throws {
        let (_, refresh) = try await oauth.install()
        oauth.sandbox.uninstall()
        #expect(try await oauth.refresh(refresh).error == "invalid_grant")
        let (access, _) = try await oauth.install()
        #expect(try await oauth.contacts(access).status == 200)
    }

    @Test func `expired tokens are refreshed and work again`() async throws {
        let (access, refresh) = try await oauth.install()
        oauth.sandbox.expireAccessTokens()
        #expect(try await oauth.contacts(access).body["category"] == "EXPIRED_AUTHENTICATION")
        let answer = try await oauth.refresh(refresh)
        #expect(try await oauth.contacts(answer.body["access_token"]?.string ?? "").status == 200)
    }

    @Test func `what looks like a token and is none is said to have expired in 1970`() async throws {
        let answer = try await oauth.contacts("CKnonsense")
        #expect(answer.status == 401)
        #expect(answer.body["category"] == "EXPIRED_AUTHENTICATION")
        #expect(answer.body["context"]?["expire time"] == ["1970-01-01T00:00:00.000Z"])
        #expect(try await oauth.contacts("pat-eu1-nonsense").body["category"] == "INVALID_AUTHENTICATION")
    }
}
