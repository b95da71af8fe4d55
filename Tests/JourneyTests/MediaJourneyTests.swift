import Domain
import Foundation
import Sandbox
import Storage
import TestEngines
import Testing

@testable import App

/// A customer's file, from the phone to a note in HubSpot and to a member's browser, over real ports.
@Suite(.serialized) struct MediaJourneyTests {
    @Test(arguments: TestEngine.available)
    func aFileIsFetchedKeptServedAndAttachedOnce(engine: TestEngine) async throws {
        try await Journey.take(engine) { journey in
            let contact = journey.world.hubSpot.addContact(["firstname": "Núria", "phone": "+34 600 11 22 33"])
            try await journey.findChanges()
            let nuria = journey.world.whatsApp.addCustomer("Núria", phone: "34600112233")
            let document = SandboxMedia(
                kind: .document, mimeType: "application/pdf", fileName: "Presupuesto.pdf",
                bytes: Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 13) }))
            let wamid = nuria.sends(.media(document, caption: "as agreed"), to: journey.number.value)
            let shown = try await journey.communication(on: contact, saying: "in the note of this day")
            #expect(shown.body.contains("Presupuesto.pdf · 3.0 MB") && shown.body.contains("as agreed"))
            let note = try await journey.eventually("the note with the file") { journey.world.hubSpot.notes().first }
            let file = try #require(journey.world.hubSpot.files().first)
            #expect(note.contactIDs == [contact] && note.attachments == [file.id])
            #expect(file.isPrivate && file.bytes == document.bytes)
            let message = try await journey.get("/api/v1/messages?wamid=\(wamid)")
            let id = try #require(message["results"]?.array.first?["id"]?.text)
            let content = try await journey.send(.get, "/api/v1/media/\(id)/content")
            #expect(content.status == 200 && content.body == document.bytes)
            #expect(content.headers["content-disposition"]?.contains("Presupuesto.pdf") == true)
            #expect(try await journey.get("/api/v1/media/\(id)")["hubspot"]?["state"]?.text == "standing")
            // Nothing of what a link carries is in the log.
            #expect(!journey.record.log.contains { $0.contains("attachments/?mid=") })
        }
    }
}
