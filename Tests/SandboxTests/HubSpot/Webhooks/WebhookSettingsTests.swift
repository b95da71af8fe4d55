import Domain
import Sandbox
import Testing

struct WebhookSettingsTests {
    private let oauth = OAuthScene()
    private let path = "/webhooks/2026-03/5550001"

    private func developer(_ scope: String = "developers-read developers-write") async throws -> String {
        let answer = try await oauth.token(["grant_type": "client_credentials", "scope": scope])
        return answer.body["access_token"]?.string ?? ""
    }

    private func call(
        _ method: HTTPCall.Method, _ rest: String, _ body: JSON? = nil
    ) async throws -> HubSpotScene.Answer {
        try await oauth.scene.call(method, path + rest, body, token: try await developer())
    }

    @Test func `an app sets its address and is told there`() async throws {
        #expect(try await call(.get, "/settings").status == 404)
        let set = try await call(
            .put, "/settings",
            ["targetUrl": "https://bridge.example.net/hooks", "throttling": ["maxConcurrentRequests": 12]])
        #expect(set.status == 200)
        #expect(set.body["throttling"]?["maxConcurrentRequests"] == 12)
        #expect(try await call(.get, "/settings").body == set.body)
        let made = try await call(.post, "/subscriptions", ["eventType": "contact.creation", "active": true])
        #expect(made.status == 201)
        _ = try await oauth.install()
        oauth.sandbox.addContact(["firstname": "Lena"])
        let inbox = WebhookInbox()
        #expect(await oauth.sandbox.deliverWebhooks(through: inbox.exchange) == 1)
        #expect(inbox.received.first?.url == "https://bridge.example.net/hooks")
        #expect(inbox.events.first?["subscriptionId"]?.string == made.body["id"]?.string)
    }

    @Test func `subscriptions are listed, switched off and deleted`() async throws {
        let body: JSON = ["eventType": "contact.propertyChange", "propertyName": "phone", "active": true]
        let id = try #require(try await call(.post, "/subscriptions", body).body["id"]?.string)
        #expect(try await call(.post, "/subscriptions", body).status == 409)
        #expect(try await call(.get, "/subscriptions").ids == [id])
        let off = try await call(.patch, "/subscriptions/\(id)", ["active": false])
        #expect(off.body["active"] == false)
        #expect(off.body["propertyName"] == "phone")
        #expect(try await call(.delete, "/subscriptions/\(id)").status == 204)
        #expect(try await call(.get, "/subscriptions/\(id)").status == 404)
    }

    @Test(
        arguments: [
            ["eventType": "contact.birthday"], ["eventType": "contact.propertyChange"],
            ["eventType": "contact.propertyChange", "propertyName": "hs_lastmodifieddate"], [:],
        ] as [JSON])
    func `what cannot be subscribed is refused`(body: JSON) async throws {
        #expect(try await call(.post, "/subscriptions", body).status == 400)
    }

    @Test func `too few requests at once, foreign apps and account tokens are refused`() async throws {
        let few: JSON = ["targetUrl": "https://x.example.net", "throttling": ["maxConcurrentRequests": 5]]
        #expect(try await call(.put, "/settings", few).status == 400)
        let token = try await developer()
        #expect(try await oauth.scene.call(.get, "/webhooks/2026-03/1/settings", token: token).status == 404)
        let (access, _) = try await oauth.install()
        #expect(try await oauth.scene.call(.get, path + "/settings", token: access).status == 401)
        let reader = try await developer("developers-read")
        #expect(try await oauth.scene.call(.put, path + "/settings", few, token: reader).status == 403)
    }

    @Test func `the newest edition has another path`() async throws {
        let answer = try await oauth.scene.call(
            .get, "/app-webhooks/2026-09/5550001/subscriptions", token: try await developer())
        #expect(answer.status == 200)
    }
}
