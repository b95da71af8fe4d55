import Domain
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

struct MirrorImportTests {
    @Test(arguments: TestEngine.available)
    func `a first import goes on where it stopped, some pages at a time`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            office.hub.addContacts((1...650).map { ["firstname": "C\($0)", "phone": "+34 622 333 \(100 + $0)"] })
            try await office.connectHubSpot()
            var imported: [Int64] = []
            while try await office.progress()?.importFinishedAt == nil {
                #expect(try await office.mirror.step() == office.time.now)
                imported.append(try await office.progress()?.imported ?? -1)
            }
            #expect(imported == [0, 500, 650])
            #expect(try await office.count("contacts") == 650)
            #expect(try await office.count("contact_numbers") == 650)
            #expect(office.hub.callCounts().byFamily["contacts.list"] == 7)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what changed while the import was under way is read after it`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let ids = office.hub.addContacts((1...650).map { ["firstname": "C\($0)"] })
            try await office.connectHubSpot()
            for _ in 0..<2 { _ = try await office.mirror.step() }
            office.time.advance(.seconds(5))
            office.hub.changeContact(ids[0], ["phone": "+34 622 333 444"])
            try await office.readHubSpot()
            let contact = try await office.mirrored(ids[0])
            #expect(contact?.phones.map(\.text) == ["+34 622 333 444"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `with the last page everybody on WhatsApp is looked at`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.receive(try body(text("wamid.1", user: oriolUser), text("wamid.2", phone: linaPhone)))
            #expect(try await office.linkPass.step() == 0)
            office.hub.addContact(["firstname": "Oriol", "phone": "+34 622 333 444"])
            try await office.connectHubSpot()
            _ = try await office.mirror.step()
            #expect(try await office.linkPass.step() == 0)
            try await office.readHubSpot()
            #expect(try await office.linkPass.step() == 2)
            #expect(try await office.count("links") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a quiet account costs one call every three minutes`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            office.hub.addContacts([["firstname": "C"]])
            try await office.connectHubSpot(isImported: true)
            office.time.advance(.seconds(400))
            try await office.readHubSpot()
            office.hub.resetCallCounts()
            #expect(try await office.mirror.step() == office.time.now + .seconds(180))
            #expect(office.hub.callCounts().total == 0)
            office.time.advance(.seconds(180))
            try await office.readHubSpot()
            #expect(office.hub.callCounts().byFamily == ["contacts.search": 1])
        }
    }

    @Test(arguments: TestEngine.available)
    func `without an account there is nothing to mirror`(engine: TestEngine) async throws {
        try await withOffice(engine) { office async throws in
            #expect(try await office.mirror.step() == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a page that failed is read again`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            office.hub.addContacts((1...650).map { ["firstname": "C\($0)"] })
            try await office.connectHubSpot()
            for _ in 0..<2 { _ = try await office.mirror.step() }
            office.setFaults { $0.lostAfterEffect = 1 }
            await #expect(throws: (any Error).self) { try await office.mirror.step() }
            #expect(try await office.progress()?.imported == 500)
            office.setFaults { _ in }
            try await office.readHubSpot()
            #expect(try await office.count("contacts") == 650)
            #expect(try await office.progress()?.imported == 650)
        }
    }
}

extension Office {
    func progress() async throws -> MirrorProgress? {
        try await database.read { try HubSpotAccountTable.find($0, here)?.mirror }
    }

    func mirrored(_ id: String) async throws -> Contact? {
        try await database.read { try ContactTable.find($0, here, ContactID(id)) }
    }
}
