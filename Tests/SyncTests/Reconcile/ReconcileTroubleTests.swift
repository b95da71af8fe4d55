import Domain
import HubSpot
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

struct ReconcileTroubleTests {
    @Test(arguments: TestEngine.available)
    func `an entry that HubSpot refuses does not hold up the others of its batch`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let contacts = try await office.threeLinked()
            office.hub.deleteContact(contacts[1].value)
            #expect(try await office.reconcile.step() == 3)
            #expect(
                office.hub.communications().flatMap(\.contactIDs).sorted() == [contacts[0], contacts[2]].map(\.value))
            let states = try await office.texts("SELECT state AS value FROM timeline_entries ORDER BY chat_id")
            #expect(states == ["settled", "refused", "settled"])
            #expect(try await office.texts("SELECT state AS value FROM communications") == ["standing", "standing"])
            let sentence = try await office.texts(
                "SELECT sentence AS value FROM timeline_entries WHERE state = 'refused'")
            #expect(sentence[0].contains(contacts[1].value))
            // The refusal has the contact read again, which ends its link, and so the matter.
            try await office.readHubSpot()
            try await office.settle()
            #expect(try await office.count("timeline_entries WHERE state <> 'settled'") == 0)
            #expect(try await office.numbers("SELECT COUNT(*) AS value FROM links WHERE ended_at IS NULL") == [2])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a create whose answer was lost is found again and not doubled`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.threeLinked()
            try await office.losing(\.lostAfterEffect)
            #expect(office.hub.communications().count == 3)
            #expect(Set(try await office.texts("SELECT state AS value FROM communications")) == ["creating"])
            #expect(try await office.reconcile.step() == 0)
            #expect(try await office.reconcile.nextDue() == office.time.now + .seconds(120))
            try await office.writeTimelines()
            try await office.expectThreeStanding()
            #expect(office.hub.callCounts().byFamily["communications.batch.create"] == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a create that never arrived is sent again, once that is certain`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.threeLinked()
            try await office.losing(\.lostBeforeEffect)
            #expect(office.hub.communications().isEmpty)
            office.time.advance(.seconds(119))
            #expect(try await office.reconcile.step() == 0)
            try await office.writeTimelines()
            try await office.expectThreeStanding()
        }
    }

    @Test(arguments: TestEngine.available)
    func `a message that comes while nobody knows is shown afterwards`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.threeLinked()
            try await office.losing(\.lostAfterEffect)
            try await office.receive(try body(text("wamid.late", "meanwhile", phone: "34622333441", at: -30)))
            try await office.writeTimelines()
            try await office.expectThreeStanding()
            #expect(office.hub.communications().count { $0.body.contains("meanwhile") } == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what stands there twice is taken down once`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.linkOriol()
            // As after a crash, and a second server that had not heard of the first one's create.
            try await office.database.write {
                try $0.run("DELETE FROM communications")
                try $0.run("UPDATE timeline_entries SET state = 'waiting', due_at = 0")
            }
            try await office.losing(\.lostAfterEffect)
            #expect(office.hub.communications().count == 2)
            try await office.writeTimelines()
            #expect(office.hub.communications().count == 1)
            let ids = try await office.texts("SELECT communication_id AS value FROM communications")
            #expect(office.hub.communications().map(\.id) == ids)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what somebody deleted in HubSpot is made again when it changes`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let (_, contact) = try await office.linkOriol()
            let old = office.hub.communications().map(\.id)
            try await office.client.archiveCommunications(old.map { CommunicationID($0) })
            try await office.receive(try body(text("wamid.2", "and more", at: 60)))
            try await office.writeTimelines()
            let new = try #require(office.hub.communications().first)
            #expect(office.hub.communications().count == 1 && !old.contains(new.id))
            #expect(new.body.contains("hello") && new.body.contains("and more"))
            #expect(new.contactIDs == [contact.value])
            #expect(try await office.texts("SELECT communication_id AS value FROM communications") == [new.id])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a contact that was deleted while nobody knew does not hold up the look for the others`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let contacts = try await office.threeLinked()
            try await office.losing(\.lostAfterEffect)
            office.hub.deleteContact(contacts[0].value)
            try await office.writeTimelines()
            try await office.readHubSpot()
            try await office.settle()
            #expect(try await office.count("timeline_entries WHERE state <> 'settled'") == 0)
            let shown = office.hub.communications()
            #expect(shown.flatMap(\.contactIDs).sorted() == [contacts[1], contacts[2]].map(\.value))
            let ids = try await office.texts("SELECT communication_id AS value FROM communications")
            #expect(ids.sorted() == shown.map(\.id).sorted())
        }
    }

    @Test(arguments: TestEngine.available)
    func `a contact that was merged while nobody knew leads to what was made`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let contacts = try await office.threeLinked()
            let survivor = try await office.addContact("Survivor", phone: "+34 600 000 000")
            try await office.losing(\.lostAfterEffect)
            office.hub.mergeContacts(primary: survivor.value, merged: contacts[0].value)
            // HubSpot's news of a merge names both.
            try await office.noteContact(contacts[0])
            try await office.writeTimelines()
            try await office.expectThreeStanding()
            #expect(office.hub.timeline(of: survivor.value).count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an owner whom HubSpot no longer knows is found out by its refusal`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.threeLinked()
            let ghost = Owner(
                id: OwnerID("7"), email: nil, firstName: nil, lastName: nil, userID: nil, isArchived: false)
            try await office.database.write { try OwnerTable.save($0, here, ghost) }
            _ = try await office.ownership.assign(
                MappingChange(number: ventas, owner: ghost.id, reach: .everything, author: .liaison))
            try await office.writeTimelines()
            #expect(office.hub.communications().isEmpty)
            #expect(try await office.count("timeline_entries WHERE state = 'refused'") == 3)
            try await office.readHubSpot()
            try await office.writeTimelines()
            try await office.expectThreeStanding()
            #expect(office.hub.communications().allSatisfy { $0.ownerID == nil })
        }
    }

    @Test(arguments: TestEngine.available)
    func `a token that is no good stops the batch and loses nothing`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.threeLinked()
            office.hub.setToken("demo-hubspot-token", nil)
            await #expect(throws: HubSpotFailure.invalidToken) { try await office.reconcile.step() }
            let failures = try await office.texts("SELECT failure AS value FROM timeline_entries")
            #expect(failures == ["invalid_token", "invalid_token", "invalid_token"])
            #expect(try await office.count("communications") == 0)
            office.hub.setToken("demo-hubspot-token", .allScopes)
            try await office.writeTimelines()
            try await office.expectThreeStanding()
        }
    }

    @Test(arguments: TestEngine.available)
    func `whatever the weather, each chat is shown once in the end`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.threeLinked()
            for seed in 1...30 as ClosedRange<UInt64> {
                office.setFaults { options in
                    options.seed = seed
                    options.lostAfterEffect = 0.2
                    options.lostBeforeEffect = 0.1
                    options.serverError5xx = 0.1
                    options.partFailure = 0.2
                    options.rateLimited429 = 0.1
                }
                let phone = "3462233344\(1 + seed % 3)"
                let news = text("wamid.n\(seed)", "news \(seed)", phone: phone, at: Int64(seed))
                try await office.receive(try body(news))
                for _ in 0..<6 {
                    _ = try? await office.reconcile.step()
                    office.time.advance(.seconds(50))
                }
            }
            office.setFaults { _ in }
            office.time.advance(.seconds(3600))
            try await office.writeTimelines()
            try await office.expectThreeStanding()
            let bodies = office.hub.communications().map(\.body)
            for seed in 1...30 { #expect(bodies.count { $0.contains("news \(seed)<") } == 1) }
        }
    }
}

extension Office {
    /// Three persons with a message each, linked, and not yet shown.
    @discardableResult
    fileprivate func threeLinked() async throws -> [ContactID] {
        try await connectHubSpot(isImported: true)
        var contacts: [ContactID] = []
        for last in 1...3 {
            contacts.append(try await addContact("C\(last)", phone: "+34 622 333 44\(last)"))
            try await receive(try body(text("wamid.\(last)", phone: "3462233344\(last)")))
        }
        try await link()
        time.advance(pace.gather)
        return contacts
    }

    /// One step in which every call is lost.
    fileprivate func losing(_ fault: any WritableKeyPath<FaultOptions, Double> & Sendable) async throws {
        setFaults { $0[keyPath: fault] = 1 }
        await #expect {
            try await reconcile.step()
        } throws: {
            ($0 as? HubSpotFailure)?.word == "unknown_outcome"
        }
        setFaults { _ in }
    }

    fileprivate func expectThreeStanding() async throws {
        #expect(hub.communications().count == 3)
        #expect(Set(hub.communications().flatMap(\.contactIDs)).count == 3)
        let ids = try await texts("SELECT communication_id AS value FROM communications ORDER BY communication_id")
        #expect(ids == hub.communications().map(\.id).sorted())
        #expect(Set(try await texts("SELECT state AS value FROM timeline_entries")) == ["settled"])
    }
}
