import Domain
import Sandbox
import Testing

/// What scripts do over HTTP, without a token.
struct AppInspectionTests {
    let oauth = OAuthScene()

    private func ask(
        _ method: HTTPCall.Method, _ path: String, _ body: JSON = [:]
    ) async throws
        -> HubSpotScene.Answer
    {
        try await oauth.scene.call(method, "/_sandbox/" + path, body, token: nil)
    }

    @Test func `the app is installed, looked at, expired and removed`() async throws {
        #expect(try await ask(.get, "app").body["installed"] == false)
        let code = try await ask(.post, "app/install", ["optionalScopes": ["files"], "userId": 90_000_007])
        #expect(code.status == 201)
        let granted = try await oauth.exchange(code.body["code"]?.string ?? "")
        let app = try await ask(.get, "app").body
        #expect(app["userId"] == 90_000_007)
        #expect(app["scopes"]?.array.map(\.string) == OAuthScene.required + ["files"])
        #expect(try await ask(.post, "app/expire").status == 204)
        #expect(try await oauth.contacts(granted.body["access_token"]?.string ?? "").status == 401)
        #expect(try await ask(.delete, "app").status == 204)
        #expect(oauth.sandbox.installation == nil)
    }

    @Test func `what the account can grant is set and lifted`() async throws {
        #expect(try await ask(.post, "app/scopes", ["grantable": ["oauth"]]).status == 204)
        #expect(try await ask(.post, "app/install").status == 404)
        #expect(try await ask(.post, "app/scopes").status == 204)
        #expect(try await ask(.post, "app/install").status == 201)
    }

    @Test func `tokens are let in and revoked, and the account moves`() async throws {
        let token: JSON = ["token": "pat-eu1-a", "scopes": ["crm.objects.contacts.read"], "kind": "serviceKey"]
        #expect(try await ask(.post, "account/tokens", token).status == 204)
        #expect(try await oauth.contacts("pat-eu1-a").status == 200)
        #expect(try await ask(.post, "account/move", ["seconds": 30]).status == 204)
        #expect(try await oauth.contacts("pat-eu1-a").headers["Retry-After"] == "30")
        oauth.scene.clock.advance(.seconds(30))
        #expect(try await ask(.delete, "account/tokens/pat-eu1-a").status == 204)
        #expect(try await oauth.contacts("pat-eu1-a").status == 401)
        #expect(try await ask(.post, "account/tokens", ["token": "x", "kind": "magic"]).status == 404)
    }

    @Test func `contacts are restored and forgotten, and webhooks wait`() async throws {
        let scene = HubSpotScene { $0.webhooks = WebhookInbox.target }
        let id = scene.sandbox.addContact(["firstname": "Lena"])
        scene.sandbox.deleteContact(id)
        #expect(try await scene.post("/_sandbox/contacts/\(id)/restore", [:]).status == 200)
        #expect(try await scene.post("/_sandbox/contacts/\(id)/restore", [:]).status == 404)
        #expect(try await scene.post("/_sandbox/contacts/\(id)/forget", [:]).status == 204)
        let webhooks = try await scene.get("/_sandbox/webhooks").body
        #expect(webhooks["waiting"] == 5)
        #expect(webhooks["nextDue"]?.integer == scene.clock.now.milliseconds)
    }
}
