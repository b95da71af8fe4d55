import Domain
import Testing

@testable import HubSpot

struct TokenTests {
    static let facts = """
        {"active":true,"token_use":"access_token","token_type":"bearer","token":"CKb1x","client_id":"7c1f",
         "app_id":5550001,"hub_id":10203040,"hub_domain":"acme-example.net","user_id":90000001,
         "user":"mara@example.net","scopes":["oauth","tickets"],"expires_in":1493,"is_private_distribution":false,
         "signed_access_token":{"hubId":10203040,"isUserLevel":false}}
        """

    @Test func `introspection tells who connected which account, with which scopes`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, Self.facts))
        let facts = try await hub.oauth.introspect("CKb1x")
        #expect(hub.calls.first?.url == "https://api.hubapi.com/oauth/2026-03/token/introspect")
        #expect(
            hub.calls.first?.form == "client_id=7c1f&client_secret=s3cret&token=CKb1x&token_type_hint=access_token")
        #expect(
            facts
                == TokenFacts(
                    isActive: true, account: HubID("10203040"), domain: "acme-example.net", appID: "5550001",
                    userID: "90000001", userEmail: "mara@example.net", scopes: ["oauth", "tickets"],
                    expiresIn: .seconds(1493), isUserLevel: false))
    }

    @Test func `introspection tries the field's other documented name once`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(400, #"{"message":"access_token is missing"}"#), HTTPReply(200, Self.facts))
        _ = try await hub.oauth.introspect("CKb1x")
        #expect(hub.calls.map(\.form).last?.contains("&access_token=CKb1x&") == true)
        #expect(hub.calls.count == 2)
        let refused = ScriptedHubSpot(HTTPReply(400, "{}"))
        await #expect(throws: OAuthFailure.refused(status: 400, "no reason given")) {
            try await refused.oauth.introspect("r", kind: .refresh)
        }
        #expect(refused.calls.last?.form.contains("&refresh_token=r&") == true)
        #expect(refused.calls.count == 2)
    }

    @Test func `a dead token is a fact and no failure`() async throws {
        let facts = try await ScriptedHubSpot(HTTPReply(200, #"{"active":false}"#)).oauth.introspect("t")
        #expect(!facts.isActive)
        #expect(facts.scopes.isEmpty)
    }

    @Test func `a disconnect revokes the refresh token`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200))
        try await hub.oauth.revoke("na1-4f0a")
        #expect(hub.calls.first?.url == "https://api.hubapi.com/oauth/2026-03/token/revoke")
        #expect(hub.calls.first?.form.hasSuffix("token=na1-4f0a&token_type_hint=refresh_token") == true)
    }

    @Test(arguments: [204, 404])
    func `a disconnect takes the app out of the account, once or twice`(status: Int) async throws {
        let hub = ScriptedHubSpot(HTTPReply(status))
        try await hub.oauth.uninstall(accessToken: "CKb1x")
        let call = try #require(hub.calls.first)
        #expect(call.method == .delete)
        #expect(call.url == "https://api.hubapi.com/appinstalls/2026-03/external-install")
        #expect(call.headers["Authorization"] == "Bearer CKb1x")
    }
}
