import Domain
import HubSpot
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

struct RecordUpdateTests {
    @Test(arguments: TestEngine.available)
    func `a change is in HubSpot, in the audit with before and after, and in the mirror`(
        engine: TestEngine
    ) async throws {
        try await withRecords(engine) { desk in
            let written = try await desk.records.update(
                desk.edit(["firstname": "Anita", "city": "Lugo"], expected: ["firstname": "Ana", "city": ""]))
            #expect(written["firstname"] == "Anita" && written["city"] == "Lugo")
            #expect(desk.office.hub.contact(desk.ana.value)?.properties["firstname"] == "Anita")
            try await desk.office.readHubSpot()
            let mirrored = try await desk.office.database.read { try ContactTable.find($0, here, desk.ana) }
            #expect(mirrored?.firstName == "Anita")
            let audit = try await desk.office.texts(
                """
                SELECT verb || ' ' || subject || ' ' || author || ' [' || before_value || '] [' || after_value || ']'
                    AS value FROM audit WHERE verb = 'contact_changed'
                """)
            #expect(
                audit == [
                    "contact_changed contact:\(desk.ana) token:mara [city: ; firstname: Ana] "
                        + "[city: Lugo; firstname: Anita]"
                ])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what somebody else changed meanwhile is not overwritten`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            desk.office.hub.changeContact(desk.ana.value, ["city": "Vigo"])
            let end = await desk.waiting {
                try await desk.records.update(desk.edit(["city": "Lugo"], expected: ["city": "Orense"]))
            }
            #expect(
                end.failure
                    == .changedMeanwhile([PropertyConflict(property: "city", expected: "Orense", actual: "Vigo")]))
            #expect(desk.office.hub.contact(desk.ana.value)?.properties["city"] == "Vigo")
        }
    }

    @Test(arguments: TestEngine.available)
    func `what HubSpot will not take comes back property by property`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            _ = try await desk.records.properties()
            let end = await desk.waiting {
                try await desk.records.update(desk.edit(["no_such_field": "x", "lifecyclestage": "no such stage"]))
            }
            guard case .invalid(_, let problems)? = end.failure else {
                Issue.record("ended as \(end.end)")
                return
            }
            #expect(Set(problems.map(\.property)).isSubset(of: ["no_such_field", "lifecyclestage"]))
            #expect(!problems.isEmpty)
            // The fields that are kept may be out of date.
            desk.office.hub.resetCallCounts()
            _ = try await desk.records.properties()
            #expect(desk.office.hub.callCounts().total == 2)
            let stranger = await desk.waiting {
                try await desk.records.update(desk.edit(["hubspot_owner_id": "4711"]))
            }
            #expect(stranger.failure?.problem == "hubspot_owner_id")
        }
    }

    @Test(arguments: TestEngine.available)
    func `asking for what is already so writes nothing`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            desk.office.hub.resetCallCounts()
            _ = try await desk.records.update(desk.edit(["firstname": "Ana"]))
            #expect(desk.office.hub.callCounts().total == 1)
            #expect(try await desk.office.count("audit WHERE verb = 'contact_changed'") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a person who asks to be forgotten is in no audit value`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            _ = try await desk.records.update(desk.edit(["firstname": "Anita"]))
            let now = desk.office.time.now
            try await desk.office.database.write { try ContactErasureTable.erase($0, here, desk.ana, now: now) }
            let left = try await desk.office.count(
                "audit WHERE verb = 'contact_changed' AND (before_value IS NOT NULL OR after_value IS NOT NULL)")
            #expect(left == 0)
        }
    }
}
