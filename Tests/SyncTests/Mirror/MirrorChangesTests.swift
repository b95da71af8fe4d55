import Domain
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

/// What people do in HubSpot after the first import, and what follows from it here.
struct MirrorChangesTests {
    @Test(arguments: TestEngine.available)
    func `a contact made later is found by the next pass, and its person is linked`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            try await office.receive(try body(text("wamid.1")))
            try await office.link()
            office.time.advance(.seconds(170))
            let id = ContactID(office.hub.addContact(["firstname": "Oriol", "mobilephone": "0034 622-333-444"]))
            office.time.advance(.seconds(10))
            try await office.readHubSpot()
            try await office.link()
            let oriol = try #require(try await office.persons(of: "wamid.1")[0])
            #expect(try await office.contact(of: oriol) == id)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a deleted contact's links end, and what stood on its timeline goes`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let (oriol, contact) = try await office.linkOriol()
            #expect(office.hub.communications().count == 1)
            office.hub.deleteContact(contact.value)
            try await office.noteContact(contact)
            #expect(try await office.contact(of: oriol) == nil)
            #expect(try await office.mirrored(contact.value) == nil)
            #expect(
                try await office.texts("SELECT verb AS value FROM audit ORDER BY audit_id") == [
                    "link_made", "link_ended",
                ])
            try await office.settle()
            #expect(office.hub.communications().isEmpty)
            #expect(try await office.count("communications") == 0)
            #expect(try await office.texts("SELECT verdict AS value FROM link_verdicts") == ["none"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `when the duplicate is deleted, the conflict is decided`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            let kept = try await office.addContact("Oriol", phone: "+34 622 333 444")
            let double = try await office.addContact("Uriol", phone: "+34 622 333 444")
            try await office.receive(try body(text("wamid.1")))
            try await office.link()
            let oriol = try #require(try await office.persons(of: "wamid.1")[0])
            #expect(try await office.contact(of: oriol) == nil)
            office.hub.deleteContact(double.value)
            try await office.noteContact(double)
            try await office.link()
            #expect(try await office.contact(of: oriol) == kept)
        }
    }

    @Test(arguments: TestEngine.available, [false, true])
    func `a merged contact's link moves, and its communication is not made anew`(
        engine: TestEngine, makesNewRecord: Bool
    ) async throws {
        var options = HubSpotSandboxOptions.prompt
        options.mergeMakesNewRecord = makesNewRecord
        try await withOffice(engine, options) { office in
            let (oriol, contact) = try await office.linkOriol()
            let other = try await office.addContact("Oriol B.", phone: "+34 600 000 000")
            let communication = office.hub.communications().map(\.id)
            office.time.advance(.seconds(10))
            let survivor = try #require(
                office.hub.mergeContacts(primary: other.value, merged: contact.value).map { ContactID($0) })
            office.time.advance(.seconds(180))
            office.hub.resetCallCounts()
            try await office.readHubSpot()
            #expect(try await office.contact(of: oriol) == survivor)
            try await office.settle()
            #expect(office.hub.communications().map(\.id) == communication)
            #expect(office.hub.communications().map(\.contactIDs) == [[survivor.value]])
            #expect(office.hub.callCounts().byFamily["communications.batch.create"] == nil)
            #expect(try await office.mirrored(contact.value) == nil)
            #expect(try await office.numbers("SELECT COUNT(*) AS value FROM links WHERE ended_at IS NULL") == [1])
            // A survivor tells of its merges with every read; the second time there is nothing to do.
            try await office.noteContact(survivor)
            #expect(try await office.reconcile.step() == 0)
        }
    }

    /// A refused write has the old id alone read again, and a batch read does not find what was merged away.
    @Test(arguments: TestEngine.available)
    func `a merge that nobody told of is no deletion`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let (oriol, contact) = try await office.linkOriol()
            let other = try await office.addContact("Somebody else", phone: "+34 600 000 000")
            office.hub.mergeContacts(primary: other.value, merged: contact.value)
            try await office.receive(try body(text("wamid.2", "next day", at: 86_400)))
            try await office.writeTimelines()
            try await office.readHubSpot()
            try await office.settle()
            #expect(try await office.contact(of: oriol) == other)
            #expect(office.hub.communications().map(\.contactIDs) == [[other.value], [other.value]])
            #expect(try await office.count("timeline_entries WHERE state <> 'settled'") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a change of phones looks again at who has the old and the new one`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            try await office.receive(try body(text("wamid.1"), text("wamid.2", phone: linaPhone)))
            let contact = try await office.addContact("Somebody", phone: "+34 600 000 000")
            try await office.link()
            office.hub.changeContact(contact.value, ["phone": "+52 55 1234 5678"])
            try await office.noteContact(contact)
            try await office.link()
            let lina = try #require(try await office.persons(of: "wamid.2")[0])
            #expect(try await office.contact(of: lina) == contact)
        }
    }

    @Test(arguments: TestEngine.available)
    func `when an owner leaves or comes, their entries get the next one`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let mara = office.hub.addOwner(email: "mara@example.net", firstName: "Mara", lastName: "Voss")
            try await office.linkOriol(owner: mara)
            #expect(office.hub.communications().map(\.ownerID) == [mara])
            for isArchived in [true, false] {
                office.hub.setOwner(mara, archived: isArchived)
                office.time.advance(.seconds(3600))
                try await office.readHubSpot()
                try await office.writeTimelines()
                let owner = office.hub.communications().first?.ownerID ?? ""
                #expect(owner == (isArchived ? "" : mara))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `another owner of the contact is another owner of its entries`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let owners = ["mara", "kim"].map {
                office.hub.addOwner(email: "\($0)@example.net", firstName: $0, lastName: "")
            }
            let (_, contact) = try await office.linkOriol(owner: owners[0])
            office.hub.changeContact(contact.value, ["hubspot_owner_id": owners[1]])
            try await office.noteContact(contact)
            try await office.writeTimelines()
            #expect(office.hub.communications().map(\.ownerID) == [owners[1]])
        }
    }
}

extension Office {
    /// Oriol has written, is a contact, and stands on its timeline.
    @discardableResult
    func linkOriol(
        owner: String? = nil, isConnected: Bool = false
    ) async throws -> (person: PersonID, contact: ContactID) {
        isConnected ? try await readHubSpot() : try await connectHubSpot(isImported: true)
        let contact = try await addContact("Oriol", phone: "+34 622 333 444", owner: owner)
        try await receive(try body(text("wamid.1", user: oriolUser)))
        try await settle()
        let person = try await persons(of: "wamid.1")[0]
        return (try #require(person), contact)
    }
}
