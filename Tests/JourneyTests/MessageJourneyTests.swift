import Domain
import Sandbox
import Sync
import TestEngines
import Testing

@testable import App

/// A customer's message, from the phone to the timeline in HubSpot.
@Suite(.serialized) struct MessageJourneyTests {
    @Test(arguments: TestEngine.available)
    func aMessageAppearsOnceOnTheContactsTimelineUnderTheMappedOwner(engine: TestEngine) async throws {
        try await Journey.take(engine) { journey in
            let contact = journey.world.hubSpot.addContact(["firstname": "Núria", "phone": "+34 600 11 22 33"])
            try await journey.findChanges()
            let nuria = journey.world.whatsApp.addCustomer("Núria", phone: "34600112233")
            let wamid = nuria.writes("Is the <red> one still there?", to: journey.number.value)
            let shown = try await journey.communication(on: contact, saying: "Is the &lt;red&gt; one still there?")
            #expect(shown.ownerID == journey.world.suggestedOwners[journey.number.value])
            #expect(journey.world.hubSpot.communications().count == 1)
            let message = try await journey.get("/api/v1/messages?wamid=\(wamid)")
            #expect(message["results"]?.array.count == 1)
            #expect(message["results"]?.array.first?["kind"]?.text == "text")
        }
    }

    @Test(arguments: TestEngine.available)
    func aContactMadeLaterIsFoundWithinOnePassAndShowsTheEarlierMessages(engine: TestEngine) async throws {
        try await Journey.take(engine) { journey in
            let joao = journey.world.whatsApp.addCustomer("João", phone: "5511987651234")
            _ = joao.writes("first", to: journey.number.value)
            _ = joao.writes("second", to: journey.number.value)
            _ = try await journey.eventually("both are stored and nobody fits") {
                try await journey.get("/api/v1/messages").stored == 2 ? true : nil
            }
            #expect(journey.world.hubSpot.communications().isEmpty)
            // An older Brazilian spelling, without the ninth digit.
            let contact = journey.world.hubSpot.addContact(["firstname": "João", "phone": "+55 11 8765-1234"])
            try await journey.findChanges()
            let shown = try await journey.communication(on: contact, saying: "second")
            #expect(shown.body.contains("first"))
            let links = try await journey.get("/api/v1/links?phone=5511987651234")
            #expect(links["results"]?.array.first?["contact_id"]?.text == contact)
            #expect(links["results"]?.array.first?["method"]?.text == "exact")
        }
    }

    @Test(arguments: TestEngine.available)
    func entriesMoveToTheNewOwnerWhenTheMappingChanges(engine: TestEngine) async throws {
        try await Journey.take(engine) { journey in
            let contact = journey.world.hubSpot.addContact(["firstname": "Ana", "mobilephone": "+34600000001"])
            try await journey.findChanges()
            let ana = journey.world.whatsApp.addCustomer("Ana", phone: "34600000001")
            _ = ana.writes("hola", to: journey.number.value)
            let before = try await journey.communication(on: contact, saying: "hola")
            let other = try #require(
                journey.world.hubSpot.owners().first { !$0.isArchived && $0.id != before.ownerID })
            _ = try await journey.ask(
                .put, "/api/v1/mappings/\(journey.number)", ["owner_id": .string(other.id)])
            let after = try await journey.eventually("the new owner's name on the entry") {
                journey.timeline(of: contact).first { $0.ownerID == other.id }
            }
            #expect(after.id == before.id)
            #expect(journey.timeline(of: contact).count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func twoContactsWithOneNumberAreAConflictAndNotAGuess(engine: TestEngine) async throws {
        try await Journey.take(engine, tellsChanges: true) { journey in
            let pair = journey.world.hubSpot.addContacts([
                ["firstname": "Eva", "phone": "+34600000002"], ["firstname": "Eva B.", "phone": "0034 600 000 002"],
            ])
            try await journey.findChanges()
            let eva = journey.world.whatsApp.addCustomer("Eva", phone: "34600000002")
            _ = eva.writes("hola", to: journey.number.value)
            _ = try await journey.eventually("the conflict is told") {
                try await journey.get("/api/v1/persons")["results"]?.array.first {
                    $0["unlinked_because"]?.text == "conflict"
                }
            }
            #expect(pair.allSatisfy { journey.timeline(of: $0).isEmpty })
        }
    }
}

extension JSON {
    fileprivate var stored: Int { self["results"]?.array.count ?? 0 }
}

extension Journey {
    /// Three minutes pass, and the incremental read with them.
    func findChanges() async throws {
        let before = try await readAt()
        clock.advance(by: .seconds(181))
        assembly.changes.announce(.contacts)
        _ = try await eventually("the incremental read") { try await readAt() != before ? true : nil }
    }
}
