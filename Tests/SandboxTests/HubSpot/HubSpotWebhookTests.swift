import Domain
import Foundation
import Synchronization
import Testing

@testable import Sandbox

struct HubSpotWebhookTests {
    private final class Inbox: Sendable {
        private let calls = Mutex<[HTTPCall]>([])
        private let status = Mutex(200)
        var received: [HTTPCall] { calls.withLock { $0 } }
        var events: [JSON] { received.flatMap { (try? JSON(parsing: $0.body).array) ?? [] } }
        func answer(_ status: Int) { self.status.withLock { $0 = status } }

        var exchange: HTTPExchange {
            HTTPExchange { [self] (call: HTTPCall) async throws(HTTPFailure) in
                calls.withLock { $0.append(call) }
                return HTTPReply(status: status.withLock { $0 })
            }
        }
    }

    private let inbox = Inbox()
    private let scene = HubSpotScene {
        $0.webhooks = HubSpotWebhookTarget(url: "https://bridge.example.net/hooks/hubspot", clientSecret: "secret")
    }

    @Test func `what happens to contacts is reported with who did it`() async throws {
        let made = try await scene.post(HubSpotScene.contacts, ["properties": ["firstname": "Lena"]])
        let id = try #require(made.body["id"]?.string)
        scene.sandbox.changeContact(id, ["phone": "1234567"])
        let second = scene.sandbox.addContact(["firstname": "Leni"])
        scene.sandbox.mergeContacts(primary: id, merged: second)
        scene.sandbox.deleteContact(id)
        #expect(await scene.sandbox.deliverWebhooks(through: inbox.exchange) == 5)
        #expect(inbox.received.count == 1)
        let kinds = inbox.events.map { $0["subscriptionType"]?.string }
        #expect(
            kinds == [
                "contact.creation", "contact.propertyChange", "contact.creation", "contact.merge", "contact.deletion",
            ])
        #expect(inbox.events[0]["changeSource"] == "INTEGRATION")
        #expect(inbox.events[1]["changeSource"] == "CRM_UI")
        #expect(inbox.events[1]["propertyValue"] == "1234567")
        #expect(inbox.events[1]["objectId"]?.string == id)
        #expect(inbox.events.allSatisfy { $0["portalId"] == 10_203_040 })
    }

    @Test func `the signature covers method, address, body and time`() async throws {
        scene.sandbox.addContact(["firstname": "Lena"])
        await scene.sandbox.deliverWebhooks(through: inbox.exchange)
        let call = try #require(inbox.received.first)
        let time = try #require(call.headers["X-HubSpot-Request-Timestamp"])
        #expect(time == scene.clock.now.description)
        let expected = HubSpotSignature.v3(
            method: "POST", url: "https://bridge.example.net/hooks/hubspot", body: call.body, timestamp: time,
            secret: "secret")
        #expect(call.headers["X-HubSpot-Signature-v3"] == expected)
    }

    @Test func `what is refused is sent again with the next attempt's number, ten times at most`() async throws {
        scene.sandbox.addContact(["firstname": "Lena"])
        inbox.answer(503)
        for _ in 1...15 { #expect(await scene.sandbox.deliverWebhooks(through: inbox.exchange) == 0) }
        #expect(inbox.events.compactMap { $0["attemptNumber"]?.integer } == Array(0...10))
    }

    @Test func `the weather loses and repeats webhooks`() async throws {
        var faults = FaultOptions()
        faults.duplicateDelivery = 1
        scene.sandbox.faults.set(faults)
        scene.sandbox.addContact(["firstname": "Lena"])
        await scene.sandbox.deliverWebhooks(through: inbox.exchange)
        #expect(inbox.received.count == 2)
        faults.loseDelivery = 1
        scene.sandbox.faults.set(faults)
        scene.sandbox.addContact(["firstname": "Leni"])
        await scene.sandbox.deliverWebhooks(through: inbox.exchange)
        #expect(inbox.received.count == 2)
    }

    @Test func `without a target nothing is kept or sent`() async throws {
        let scene = HubSpotScene()
        scene.sandbox.addContact(["firstname": "Lena"])
        #expect(await scene.sandbox.deliverWebhooks(through: inbox.exchange) == 0)
        #expect(inbox.received.isEmpty)
    }
}
