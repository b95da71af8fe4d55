import Domain
import Foundation
import Synchronization
import Testing

@testable import Sandbox

struct HubSpotWebhookTests {
    private let inbox = WebhookInbox()
    private let scene = HubSpotScene { $0.webhooks = WebhookInbox.target }

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
        #expect(call.headers["X-HubSpot-Signature-Version"] == "v1")
        #expect(call.headers["X-HubSpot-Signature"] == HubSpotSignature.v1(body: call.body, secret: "secret"))
        #expect(call.timeout == .seconds(5))
    }

    @Test func `what is refused is repeated ten times within a day, with the attempt's number`() async throws {
        scene.sandbox.addContact(["firstname": "Lena"])
        inbox.answer(503)
        let start = scene.clock.now
        var pauses: [Duration] = []
        while let next = scene.sandbox.nextWebhookDue {
            pauses.append(next - scene.clock.now)
            scene.clock.advance(next - scene.clock.now)
            #expect(await scene.sandbox.deliverWebhooks(through: inbox.exchange) == 0)
            #expect(await scene.sandbox.deliverWebhooks(through: inbox.exchange) == 0)
        }
        #expect(inbox.events.compactMap { $0["attemptNumber"]?.integer } == Array(0...10))
        #expect(pauses.first == .zero && pauses == pauses.sorted())
        #expect(scene.clock.now - start < .seconds(86_400))
        #expect(scene.sandbox.webhookEventsGivenUp == 1)
    }

    @Test func `a repeated event says the same as before but for its attempt`() async throws {
        scene.sandbox.addContact(["firstname": "Lena"])
        inbox.answer(503)
        await scene.sandbox.deliverWebhooks(through: inbox.exchange)
        inbox.answer(204)
        scene.clock.advance(.seconds(5))
        #expect(await scene.sandbox.deliverWebhooks(through: inbox.exchange) == 1)
        var first = try #require(inbox.events.first).object
        first["attemptNumber"] = 1
        #expect(inbox.events.last == .object(first))
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
