import Domain
import HubSpot
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

struct ContactSearchTests {
    @Test(arguments: TestEngine.available)
    func `what the mirror has is answered without a call`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            let search = try await indexed(desk)
            let calls = desk.office.hub.callCounts().total
            for text in ["diaz ana", "ANA", "Anna Diaz", "ana@example.net", "example", "600 11 22 33", "+34 600 1"] {
                let answer = try await search.find(text)
                #expect(answer.contacts.map(\.id) == [desk.ana], "\(text)")
                #expect(answer.source == .mirror && answer.isMirrorComplete && answer.problem == nil)
            }
            #expect(try await search.find("?!").contacts.isEmpty)
            #expect(desk.office.hub.callCounts().total == calls)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what only HubSpot has is found there, and linking brings it`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            let search = try await indexed(desk)
            let bo = ContactID(desk.office.hub.addContact(["firstname": "Bo", "phone": "+44 7700 900123"]))
            for text in ["Bo", "+44 7700 900123"] {
                let answer = try await search.find(text)
                #expect(answer.contacts.map(\.id) == [bo] && answer.source == .hubspot && answer.problem == nil)
            }
            #expect(try await search.find("Nobody").contacts.isEmpty)
            #expect(try await desk.records.bring(bo) == bo)
            #expect(try await search.find("Bo").source == .mirror)
        }
    }

    @Test(arguments: TestEngine.available)
    func `while contacts are being read HubSpot is asked, and what is here is not hidden`(
        engine: TestEngine
    ) async throws {
        try await withRecords(engine) { desk in
            let search = ContactSearch(records: desk.records)
            let early = try await search.find("Díaz Ana")
            #expect(early.contacts.map(\.id) == [desk.ana])
            #expect(early.source == .hubspot && !early.isMirrorComplete)
            desk.office.setFaults { $0.serverError5xx = 1 }
            let byPhone = try await search.find("+34 600 11 22 33")
            #expect(byPhone.contacts.map(\.id) == [desk.ana] && byPhone.source == .mirror)
            #expect(!byPhone.isMirrorComplete && byPhone.problem != nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a HubSpot that does not answer is told beside the empty result, within two seconds`(
        engine: TestEngine
    ) async throws {
        try await withRecords(engine) { desk in
            let search = try await indexed(desk)
            for weather: (inout FaultOptions) -> Void in [
                { $0.serverError5xx = 1 }, { $0.rateLimited429 = 1 }, { $0.slowMilliseconds = 30_000 },
            ] {
                desk.office.setFaults(weather)
                let read = await desk.waiting { try await search.find("Nobody") }
                let answer = try read.end.get()
                #expect(read.took <= .seconds(2))
                #expect(
                    answer.contacts.isEmpty && answer.source == .mirror && answer.problem?.sentence.isEmpty == false)
                desk.office.setFaults { _ in }
                desk.office.time.advance(.seconds(600))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever was erased or renamed is not found any more, wherever the search looks`(
        engine: TestEngine
    ) async throws {
        try await withRecords(engine) { desk in
            let search = try await indexed(desk)
            desk.office.hub.changeContact(desk.ana.value, ["lastname": "Kowalski"])
            try await desk.office.noteContact(desk.ana)
            #expect(try await search.find("Ana Díaz").contacts.isEmpty)
            #expect(try await search.find("kowalski").contacts.map(\.id) == [desk.ana])
            desk.office.hub.deleteContactForPrivacy(desk.ana.value)
            try await desk.office.noteContact(desk.ana)
            #expect(try await search.find("kowalski").contacts.isEmpty)
            #expect(try await desk.office.count("contact_words") == 0)
            #expect(try await desk.office.count("search_words") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `nothing is indexed before the import is through, and a restart goes on`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let indexing = { ContactIndexing(database: office.database, workspace: here) }
            #expect(try await !indexing().step())
            office.hub.addContacts((0..<25).map { ["firstname": "Ana", "lastname": "Number\($0)"] })
            try await office.connectHubSpot()
            #expect(try await !indexing().step())
            try await office.readHubSpot()
            #expect(try await office.count("contact_words") == 0)
            #expect(try await indexing().step(limit: 10))
            #expect(try await office.count("contact_words") == 20)
            #expect(try await indexing().step(limit: 10))
            #expect(try await !indexing().step(limit: 10))
            #expect(try await office.count("contact_words") == 50)
            #expect(try await !indexing().step(limit: 10))
        }
    }

    private func indexed(_ desk: RecordDesk) async throws -> ContactSearch {
        let indexing = ContactIndexing(database: desk.office.database, workspace: here)
        while try await indexing.step() {}
        return ContactSearch(records: desk.records)
    }
}
