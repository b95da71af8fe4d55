import Domain
import HubSpot
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

/// On what else, beside contacts, entries stand.
struct TimelineReachTests {
    @Test(arguments: TestEngine.available)
    func `an entry stands on the company, the open deal and open tickets as the setting says, and leaves them again`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let (_, contact) = try await office.linkOriol()
            let records = try office.addRecords(to: contact)
            office.hub.resetCallCounts()
            try await office.reach([.company, .deal, .ticket])
            #expect(
                office.standsOn == [
                    "contacts": [contact.value], "companies": [records.company], "deals": [records.deal],
                    "tickets": [records.ticket],
                ])
            try await office.reach([.ticket])
            #expect(office.standsOn == ["contacts": [contact.value], "tickets": [records.ticket]])
            try await office.receive(try body(text("wamid.2", "next day", at: 86_400)))
            office.time.advance(.seconds(86_400))
            try await office.carryOn()
            #expect(
                office.hub.communications().map { $0.associations["tickets"] } == [[records.ticket], [records.ticket]])
            try await office.reach([])
            #expect(office.hub.communications().allSatisfy { $0.associations == ["contacts": [contact.value]] })
            let audit = try await office.texts(
                "SELECT after_value AS value FROM audit WHERE reason LIKE 'On what else%' ORDER BY audit_id")
            #expect(audit == ["company,deal,ticket", "ticket", ""])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a deal opened later takes over from its day on, found without anybody writing`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let (_, contact) = try await office.linkOriol()
            let first = try office.addRecords(to: contact).deal
            try await office.reach([.deal])
            office.time.advance(.seconds(86_400))
            try await office.receive(try body(text("wamid.2", "next day", at: 86_400)))
            try await office.carryOn()
            #expect(office.deals == [[first], [first]])
            let second = try office.addDeal("Second", to: contact)
            office.time.advance(.seconds(3_700))
            office.hub.resetCallCounts()
            try await office.carryOn()
            #expect(office.deals == [[first], [second]])
            #expect(office.hub.callCounts().byFamily["communications.batch.create"] == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what hangs on many contacts is read at once, and without the setting nothing is read`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            for number in 0..<30 {
                let phone = "34622\(100_000 + number)"
                let contact = try await office.addContact("Person \(number)", phone: "+\(phone)")
                _ = try office.addDeal("Deal \(number)", to: contact)
                try await office.receive(try body(text("wamid.\(number)", phone: phone)))
            }
            try await office.settle()
            #expect(office.hub.callCounts().byFamily["associations.batch.read"] == nil)
            #expect(office.hub.communications().count == 30)
            office.hub.resetCallCounts()
            try await office.reach([.company, .deal, .ticket])
            #expect(office.deals.allSatisfy { $0.count == 1 })
            let calls = office.hub.callCounts().byFamily
            #expect(calls["associations.batch.read"] == 3 && calls["deals.batch.read"] == 1)
            #expect(calls["associations.batch.create"] == 1 && calls["communications.batch.create"] == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `without the permission entries are written all the same, and the setting says why; with it they follow`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let (_, contact) = try await office.linkOriol()
            let deal = try office.addRecords(to: contact).deal
            let all = Set(ScopeNeed.all.map(\.scope))
            office.grant(all.subtracting(["crm.objects.deals.read", "crm.objects.deals.write"]))
            try await office.reach([.company, .deal])
            #expect(office.standsOn["companies"]?.count == 1 && office.standsOn["deals"] == nil)
            try await office.receive(try body(text("wamid.2", "more", at: 60)))
            try await office.carryOn()
            #expect(office.hub.communications().first?.body.contains("more") == true)
            let row = try await office.database.read { try TimelineAssociationTable.all($0, here)[.deal] }
            #expect(row?.sentence?.contains("crm.objects.deals.read") == true && row?.isWanted == true)
            office.grant(all)
            office.time.advance(.seconds(86_400))
            try await office.carryOn()
            #expect(office.standsOn["deals"] == [deal])
            // What HubSpot does not let us take off stays, and goes once it does.
            office.grant(all.subtracting(["crm.objects.deals.write"]))
            try await office.reach([.company])
            #expect(office.standsOn["deals"] == [deal] && office.standsOn["companies"]?.count == 1)
            office.grant(all)
            office.time.advance(.seconds(86_400))
            try await office.carryOn()
            #expect(office.standsOn["deals"] == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a deal that is gone since it was read keeps nothing off the timeline`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let (_, contact) = try await office.linkOriol()
            let deal = try office.addDeal("Kitchen", to: contact)
            try await office.reach([.deal])
            #expect(office.deals == [[deal]])
            let gone = ContactTies(
                deals: [ContactTies.Matter(id: "999", openedAt: .beginning, closedAt: nil)])
            office.time.advance(.seconds(86_400))
            let now = office.time.now
            try await office.database.write { connection in
                try ContactTiesTable.save(
                    connection, here, contact, gone, isUsed: true, terms: ContactTiesTable.Terms(), now: now)
            }
            try await office.receive(try body(text("wamid.2", "next day", at: 86_400)))
            try await office.carryOn()
            #expect(office.deals == [[deal], [deal]])
            #expect(try await office.count("timeline_entries WHERE state <> 'settled'") == 0)
        }
    }

    /// Settings change, deals come and go, calls fail; in the end exactly what should is what HubSpot holds.
    @Test(arguments: TestEngine.available, 0..<8 as Range<UInt64>)
    func `whatever happens on the way, each entry ends on what it should stand on`(
        engine: TestEngine, seed: UInt64
    ) async throws {
        var random = SeededRandom(seed: seed)
        try await withOffice(engine) { office in
            let (_, contact) = try await office.linkOriol()
            var deals: [(id: String, day: LocalDay)] = []
            let calendar = LocalCalendar(timeZone: "UTC")
            for day in 1...5 as ClosedRange<Int64> {
                office.time.advance(.seconds(86_400))
                office.setFaults { faults in
                    faults.seed = seed
                    faults.lostAfterEffect = 0.2
                    faults.serverError5xx = 0.1
                    faults.partFailure = 0.2
                }
                if random.chance(60) {
                    deals.append((try office.addDeal("Deal \(day)", to: contact), calendar.day(of: office.time.now)))
                }
                try await office.receive(try body(text("wamid.d\(day)", at: day * 86_400)))
                let kinds = TimelineAssociation.allCases.filter { _ in random.chance(50) }
                try await office.timelineSettings.setAssociations(Set(kinds), author: .token("make"))
                let granularity: TimelineGranularity = random.chance(50) ? .day : .message
                try await office.timelineSettings.setGranularity(granularity, author: .token("make"))
                for _ in 0..<Int.random(in: 0...6, using: &random) { _ = try? await office.reconcile(slice: 2).step() }
            }
            office.setFaults { _ in }
            office.time.advance(.seconds(4_000))
            try await office.reach([.deal])
            let shown = office.hub.communications()
            #expect(shown.count == 6)
            #expect(shown.allSatisfy { $0.associations["companies"] == nil && $0.associations["tickets"] == nil })
            for communication in shown {
                let day = calendar.day(of: communication.timestamp ?? .beginning)
                let expected = deals.last { $0.day <= day }.map { [$0.id] }
                #expect(communication.associations["deals"] == expected, "\(day)")
            }
            #expect(try await office.count("communications") == 6)
        }
    }
}

extension Office {
    /// All that follows included, but the reading of later hours.
    fileprivate func reach(_ kinds: Set<TimelineAssociation>) async throws {
        try await timelineSettings.setAssociations(kinds, author: .token("make"))
        try await carryOn()
    }

    fileprivate func carryOn() async throws {
        try await link()
        for _ in 0..<60 {
            while try await reconcile.step() > 0 {}
            time.advance(.seconds(5))
            if try await count("timeline_entries WHERE state = 'waiting'") == 0 { return }
        }
    }

    fileprivate func addRecords(to contact: ContactID) throws -> (company: String, deal: String, ticket: String) {
        let stage = ["subject": "Late", "hs_pipeline": "0", "hs_pipeline_stage": "1"]
        return (
            try #require(hub.addRecord("companies", ["name": "Acme"], contacts: [contact.value])),
            try addDeal("Kitchen", to: contact),
            try #require(hub.addRecord("tickets", stage, contacts: [contact.value]))
        )
    }

    fileprivate func addDeal(_ name: String, to contact: ContactID) throws -> String {
        let fields = ["dealname": name, "pipeline": "default", "dealstage": "qualifiedtobuy"]
        return try #require(hub.addRecord("deals", fields, contacts: [contact.value]))
    }

    fileprivate func grant(_ scopes: Set<String>) {
        hub.setToken("demo-hubspot-token", HubSpotSandboxOptions.Token(scopes: scopes))
    }

    /// Of the only communication.
    fileprivate var standsOn: [String: [String]] {
        let all = hub.communications()
        return all.count == 1 ? all[0].associations : [:]
    }

    fileprivate var deals: [[String]] { hub.communications().map { $0.associations["deals"] ?? [] } }
}
