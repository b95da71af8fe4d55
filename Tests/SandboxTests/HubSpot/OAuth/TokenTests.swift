import Domain
import Foundation
import Sandbox
import Testing

struct TokenTests {
    let oauth = OAuthScene()

    @Test(arguments: ["2026-03", "2026-09", "v3"])
    func `a code gives a token that says for whom, for how long and for what`(version: String) async throws {
        let answer = try await oauth.exchange(oauth.sandbox.install() ?? "", version: version)
        #expect(answer.status == 200)
        #expect(answer.body["token_type"] == "bearer")
        #expect(answer.body["expires_in"] == 1800)
        #expect(answer.body["hub_id"] == 10_203_040)
        #expect(answer.body["user_id"] == 90_000_001)
        #expect(answer.body["token_use"] == "access_token")
        #expect(answer.body["scopes"]?.array.compactMap(\.string) == OAuthScene.required + ["tickets", "files"])
        #expect(answer.body["refresh_token"]?.string?.hasPrefix("eu1-") == true)
        #expect(try await oauth.contacts(answer.body["access_token"]?.string ?? "").status == 200)
    }

    @Test func `the first edition tells the tokens and nothing else`() async throws {
        let answer = try await oauth.exchange(oauth.sandbox.install() ?? "", version: "v1")
        #expect(Set(answer.body.object.keys) == ["token_type", "access_token", "refresh_token", "expires_in"])
    }

    @Test func `a code is good once and for a minute`() async throws {
        let code = try #require(oauth.sandbox.install())
        #expect(try await oauth.exchange(code).status == 200)
        #expect(try await oauth.exchange(code).error == "invalid_grant")
        let late = try #require(oauth.sandbox.install())
        oauth.scene.clock.advance(.seconds(60))
        #expect(try await oauth.exchange(late).body["status"] == "BAD_AUTH_CODE")
    }

    @Test func `another redirect than the code's is refused`() async throws {
        let code = try #require(oauth.sandbox.install())
        let answer = try await oauth.exchange(code, ["redirect_uri": "https://evil.example.net/"])
        #expect(answer.status == 400)
        #expect(answer.error == "invalid_grant")
        #expect(oauth.sandbox.installation == nil)
    }

    /// Verifier and challenge of RFC 7636, appendix B.
    @Test func `a code made with a challenge wants its verifier`() async throws {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        let url = OAuthScene.page([
            "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method": "S256",
        ])
        func code() async throws -> String { try #require(try await oauth.press("approve", url)["code"]) }
        #expect(try await oauth.exchange(code()).error == "invalid_grant")
        #expect(try await oauth.exchange(code(), ["code_verifier": verifier + "x"]).error == "invalid_grant")
        #expect(try await oauth.exchange(code(), ["code_verifier": verifier]).status == 200)
    }

    @Test func `a wrong secret, an unknown client and an unknown grant are refused in OAuth's words`() async throws {
        let secret = try await oauth.token(["grant_type": "refresh_token"], secret: "wrong")
        #expect(secret.status == 400)
        #expect(secret.error == "invalid_client")
        let client = try await oauth.token(["grant_type": "refresh_token", "client_id": "other"])
        #expect(client.error == "invalid_client")
        #expect(try await oauth.token(["grant_type": "password"]).error == "unsupported_grant_type")
        #expect(try await oauth.token([:]).error == "unsupported_grant_type")
    }

    @Test func `parameters count in a form's body and nowhere else`() async throws {
        let code = try #require(oauth.sandbox.install())
        let fields = [
            "grant_type": "authorization_code", "redirect_uri": OAuthScene.redirect, "code": code,
            "client_id": "7c1f0a52", "client_secret": "app-secret",
        ]
        let asText = try await oauth.post("/oauth/2026-03/token", fields, type: "text/plain")
        #expect(asText.status == 415)
        let inAddress = try await oauth.post("/oauth/2026-03/token?" + OAuthScene.form(fields), [:])
        #expect(inAddress.error == "unsupported_grant_type")
        #expect(try await oauth.post("/oauth/2026-03/token", fields).status == 200)
    }

    @Test func `a refresh token goes on giving tokens, and the former ones live out their time`() async throws {
        let (access, refresh) = try await oauth.install()
        oauth.scene.clock.advance(.seconds(1500))
        let answer = try await oauth.refresh(refresh)
        #expect(answer.body["refresh_token"]?.string == refresh)
        let second = try #require(answer.body["access_token"]?.string)
        #expect(second != access)
        #expect(try await oauth.contacts(access).status == 200)
        oauth.scene.clock.advance(.seconds(300))
        let expired = try await oauth.contacts(access)
        #expect(expired.status == 401)
        #expect(expired.body["category"] == "EXPIRED_AUTHENTICATION")
        #expect(expired.body["context"]?["expire time"] == ["2026-11-21T00:30:00.000Z"])
        #expect(try await oauth.contacts(second).status == 200)
    }

    @Test func `a refresh token nobody knows is refused as HubSpot does it`() async throws {
        let answer = try await oauth.refresh("eu1-0000")
        #expect(answer.status == 400)
        #expect(answer.body["status"] == "BAD_REFRESH_TOKEN")
        #expect(answer.error == "invalid_grant")
        #expect(answer.body["error_description"] == "refresh token is invalid, expired or revoked")
        #expect(answer.body["message"]?.text != nil)
    }

    @Test func `where refresh tokens rotate the former one is dead`() async throws {
        let oauth = OAuthScene { $0.app?.rotatesRefreshTokens = true }
        let (_, first) = try await oauth.install()
        let second = try #require(try await oauth.refresh(first).body["refresh_token"]?.string)
        #expect(second != first)
        #expect(try await oauth.refresh(first).error == "invalid_grant")
        #expect(try await oauth.refresh(second).status == 200)
    }

    @Test func `a refresh may ask for less and never for more`() async throws {
        let (_, refresh) = try await oauth.install(grant: ["files"])
        let less = try await oauth.refresh(refresh, ["scope": "oauth files"])
        #expect(less.body["scopes"] == ["oauth", "files"])
        #expect(try await oauth.refresh(refresh, ["scope": "tickets"]).error == "invalid_scope")
    }

    @Test func `the developer's own token opens no account`() async throws {
        let answer = try await oauth.token(["grant_type": "client_credentials", "scope": "developers-read"])
        #expect(answer.body["token_use"] == "client_credentials")
        #expect(answer.body["refresh_token"] == nil)
        #expect(try await oauth.contacts(answer.body["access_token"]?.string ?? "").status == 401)
    }

    @Test func `tokens differ in length, and no two are alike`() async throws {
        var tokens: Set<String> = []
        for _ in 1...20 { tokens.insert(try await oauth.install().access) }
        #expect(tokens.count == 20)
        #expect(Set(tokens.map(\.count)).count > 5)
    }
}
