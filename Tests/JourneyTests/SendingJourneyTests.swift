import Domain
import Sandbox
import TestEngines
import Testing

@testable import App

/// A reply over the API, from the request to the customer's phone and to the timeline in HubSpot.
@Suite(.serialized) struct SendingJourneyTests {
    @Test(arguments: TestEngine.available)
    func aReplyReachesTheCustomerOnceAndStandsOnTheTimelineWithWhoSentIt(engine: TestEngine) async throws {
        try await Journey.take(engine) { journey in
            let contact = journey.world.hubSpot.addContact(["firstname": "Núria", "phone": "+34 600 11 22 33"])
            try await journey.findChanges()
            let nuria = journey.world.whatsApp.addCustomer("Núria", phone: "34600112233")
            nuria.writes("Is it still there?", to: journey.number.value)
            let chat = try await journey.eventually("the chat is known") {
                try await journey.get("/api/v1/chats")["results"]?.array.first?["id"]?.text
            }
            for _ in 1...3 {
                let reply = try await journey.send(
                    .post, "/api/v1/chats/\(chat)/messages", try (["text": "Yes, until six."] as JSON).encoded(),
                    headers: ["Idempotency-Key": "reply-1"])
                #expect(reply.status == 200)
            }
            let read = try await journey.eventually("the customer has read it") {
                let sent = try await journey.get("/api/v1/outgoing-messages?chat=\(chat)")["results"]?.array
                return sent?.first?["status"]?["status"]?.text == "read" ? sent : nil
            }
            #expect(read.count == 1)
            let shown = journey.world.whatsApp.messages(of: nuria.id, on: journey.number.value)
            #expect(shown.filter { $0.author == .api }.map(\.content.summary) == ["Yes, until six."])
            let entry = try await journey.communication(on: contact, saying: "Yes, until six.")
            #expect(entry.body.contains("(demo)") && entry.body.contains("Is it still there?"))
            let templates = try await journey.eventually("templates are listed") {
                let all = try await journey.get("/api/v1/templates?state=APPROVED")["results"]?.array ?? []
                return all.isEmpty ? nil : all
            }
            #expect(templates.count == 5)
        }
    }
}
