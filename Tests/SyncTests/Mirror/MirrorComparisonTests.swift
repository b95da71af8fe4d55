import Domain
import Foundation
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

/// What nobody told of is found at night.
struct MirrorComparisonTests {
    /// From noon to after one in the night, in UTC.
    private static let night = Duration.seconds(14 * 3600)

    @Test(arguments: TestEngine.available)
    func `a deletion that no webhook told of is found`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let (oriol, contact) = try await office.linkOriol()
            let kept = try await office.addContact("Lina", phone: "+34 600 000 001")
            office.hub.deleteContact(contact.value)
            office.time.advance(.seconds(3600))
            try await office.readHubSpot()
            #expect(try await office.mirrored(contact.value) != nil, "Nothing in the incremental read tells of it.")
            office.time.advance(Self.night)
            try await office.readHubSpot()
            #expect(try await office.mirrored(contact.value) == nil)
            #expect(try await office.mirrored(kept.value) != nil)
            #expect(try await office.contact(of: oriol) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a night costs a call for each hundred contacts, and is over before the next`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            office.hub.addContacts((1...250).map { ["firstname": "C\($0)"] })
            try await office.connectHubSpot(isImported: true)
            office.hub.resetCallCounts()
            office.time.advance(Self.night)
            try await office.readHubSpot()
            #expect(office.hub.callCounts().byFamily["contacts.list"] == 3)
            #expect(office.hub.callCounts().byFamily["contacts.batch.read"] == nil)
            let comparison = try await office.progress()?.comparison
            #expect(comparison?.read == 250 && comparison?.isRunning == false)
            office.hub.resetCallCounts()
            office.time.advance(.seconds(3600))
            try await office.readHubSpot()
            #expect(office.hub.callCounts().byFamily["contacts.list"] == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a comparison goes on where it stopped`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let ids = office.hub.addContacts((1...250).map { ["firstname": "C\($0)"] })
            try await office.connectHubSpot(isImported: true)
            office.hub.deleteContact(ids[0])
            office.time.advance(Self.night)
            while try await office.progress()?.comparison.read != 100 { _ = try await office.mirror.step() }
            office.setFaults { $0.lostAfterEffect = 1 }
            await #expect(throws: (any Error).self) { try await office.mirror.step() }
            office.setFaults { _ in }
            try await office.readHubSpot()
            #expect(try await office.progress()?.comparison.read == 249)
            #expect(try await office.count("contacts") == 249)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an id that was merged away leads to the survivor for ever, through every later merge`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            var ids: [ContactID] = []
            for number in 1...3 {
                ids.append(try await office.addContact("C\(number)", phone: "+34 60000000\(number)"))
            }
            for (survivor, merged) in [(1, 0), (2, 1)] {
                _ = office.hub.mergeContacts(primary: ids[survivor].value, merged: ids[merged].value)
                try await office.noteContact(ids[survivor])
            }
            let (first, last) = (ids[0], ids[2])
            #expect(try await office.database.read { try ContactMergeTable.survivor($0, here, of: first) } == last)
            #expect(try await office.database.read { try ContactMergeTable.survivor($0, here, of: last) } == last)
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever asked to be forgotten is forgotten, whatever the order of the news`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let (oriol, contact) = try await office.linkOriol()
            office.hub.deleteContactForPrivacy(contact.value)
            let now = office.time.now.milliseconds
            for kind in ["object.deletion", "contact.privacyDeletion", "object.propertyChange"] {
                try await office.receive(
                    [
                        Data(
                            """
                            [{"eventId":1,"subscriptionId":2,"portalId":10203040,"appId":3,"occurredAt":\(now),
                            "subscriptionType":"\(kind)","attemptNumber":0,"objectId":\(contact),"objectTypeId":"0-1",
                            "propertyName":"phone","propertyValue":"+34 622 333 444","changeSource":"CRM_UI"}]
                            """.utf8)
                    ], source: "hubspot")
            }
            try await office.readHubSpot()
            #expect(try await office.mirrored(contact.value) == nil)
            #expect(try await office.contact(of: oriol) == nil)
            let erased = "Erased: the person asked to be forgotten."
            #expect(try await office.texts("SELECT DISTINCT reason AS value FROM links") == [erased])
            #expect(try await office.texts("SELECT DISTINCT reason AS value FROM audit") == [erased])
            #expect(
                try await office.numbers("SELECT COUNT(*) AS value FROM contact_erasures WHERE erased_at > 0") == [1])
        }
    }
}
