import Domain
import HubSpot
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

struct RecordCardTests {
    @Test(arguments: TestEngine.available)
    func `a card has the live record, its fields' definitions, owner, company and everything that hangs on it`(
        engine: TestEngine
    ) async throws {
        try await withRecords(engine) { desk in
            let hub = desk.office.hub
            hub.changeContact(desk.ana.value, ["jobtitle": "Buyer"])
            hub.addRecord("companies", ["name": "Acme"], contacts: [desk.ana.value])
            hub.addRecord(
                "deals", ["dealname": "Ten chairs", "dealstage": "qualifiedtobuy"], contacts: [desk.ana.value])
            hub.addRecord("tickets", ["subject": "Late", "hs_pipeline_stage": "1"], contacts: [desk.ana.value])
            let card = try await desk.records.card(desk.ana)
            #expect(card.id == desk.ana && card.fieldsProblem == nil)
            let job = try #require(card.fields.first { $0.name == "jobtitle" })
            #expect(job.value == "Buyer" && job.definition?.kind == .text)
            #expect(card.owner?.id.value == desk.owners.first { !$0.isArchived }?.id)
            #expect(card.company.value??.name == "Acme")
            #expect(card.deals.value?.records.map(\.name) == ["Ten chairs"])
            #expect(card.tickets.value?.records.map(\.subject) == ["Late"])
            #expect(card.tasks.value?.records == [] && card.notes.value?.records == [])
            let chosen = try await desk.records.card(desk.ana, properties: ["email", "no_such_field"])
            #expect(chosen.fields.map(\.name) == ["email", "no_such_field"])
            #expect(chosen.fields.map(\.value) == ["ana@example.net", nil] && chosen.fields[1].definition == nil)
            #expect(chosen.owner != nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `notes with the files of chats stand in nobody's way, however many there are`(engine: TestEngine) async throws
    {
        try await withRecords(engine) { desk in
            let hub = desk.office.hub
            func write(_ body: String, at moment: Timestamp) throws -> NoteID {
                let properties = ["hs_note_body": body, "hs_timestamp": moment.iso8601]
                return NoteID(try #require(hub.addRecord("notes", properties, contacts: [desk.ana.value])))
            }
            let noon = desk.office.time.now
            let earlier = try write("Prefers mornings", at: noon - .seconds(3600))
            let backdated = try write("Met at the fair", at: noon - .seconds(86_400))
            let ours = try (0..<25).map { try write("Files of a chat", at: noon - .seconds(60 * $0)) }
            try await desk.office.database.write { connection in
                for (part, id) in ours.enumerated() {
                    try AttachmentNoteTable.save(
                        connection, here,
                        AttachmentNoteTable.Row(
                            key: CommunicationKey(chat: ChatID(1), group: 7, part: Int64(part)), contacts: [desk.ana],
                            state: .standing, id: id, hash: "h", stamp: noon, sentAt: noon))
                }
            }
            let card = try await desk.records.card(desk.ana)
            #expect(card.notes.value?.records.map(\.id) == [earlier, backdated])
            #expect(card.notes.value?.hasMore == false)
            guard case .notes(let alone) = try await desk.records.list(.notes, of: desk.ana) else {
                Issue.record("another list")
                return
            }
            #expect(alone == card.notes)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the task that is due first is shown, however old it is`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            func give(_ subject: String, _ status: String, after seconds: Int64) {
                let due = desk.office.time.now + .seconds(seconds)
                _ = desk.office.hub.addRecord(
                    "tasks", ["hs_task_subject": subject, "hs_task_status": status, "hs_timestamp": due.iso8601],
                    contacts: [desk.ana.value])
            }
            give("Call today", "NOT_STARTED", after: 60)
            for number in 1...30 { give("Done \(number)", "COMPLETED", after: 30) }
            give("Call tomorrow", "WAITING", after: 86_400)
            let tasks = try #require(try await desk.records.card(desk.ana).tasks.value)
            #expect(tasks.records.prefix(2).map(\.subject) == ["Call today", "Call tomorrow"])
            #expect(tasks.records.count == Records.listMax && tasks.hasMore)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a part that may not be read says so, and the others are there`(engine: TestEngine) async throws {
        let scopes = Set(ScopeNeed.all.map(\.scope)).subtracting(["tickets", "crm.objects.deals.read"])
        try await withRecords(engine, scopes: scopes) { desk in
            let card = try await desk.records.card(desk.ana)
            #expect(card.deals.failure?.word == "missing_scopes")
            #expect(card.tickets.failure?.sentence.contains("tickets") == true)
            #expect(card.tasks.value != nil && card.company.value != nil)
            desk.office.hub.resetCallCounts()
            _ = try await desk.records.card(desk.ana)
            // What is known to be forbidden is not asked for again.
            #expect(desk.office.hub.callCounts().byStatus[403] == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an id that was merged away leads to the survivor`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            let other = desk.office.hub.addContact(["firstname": "Anna"])
            desk.office.hub.mergeContacts(primary: desk.ana.value, merged: other)
            try await desk.office.noteContact(desk.ana)
            #expect(try await desk.records.card(ContactID(other)).id == desk.ana)
            let deal = try await desk.records.open(NewDeal(name: "Chairs"), for: ContactID(other), desk.request())
            #expect(try await desk.records.card(desk.ana).deals.value?.records.map(\.id) == [deal])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a contact that is gone is not found, and is read anew by the mirror`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            desk.office.hub.deleteContact(desk.ana.value)
            let end = await desk.waiting { try await desk.records.card(desk.ana) }
            #expect(end.failure?.word == "not_found")
            try await desk.office.readHubSpot()
            #expect(try await desk.office.count("contacts") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `without a connection it says what to do first`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            _ = try await desk.line.connections.disconnectHubSpot(here, author: .liaison)
            let end = await desk.waiting { try await desk.records.card(desk.ana) }
            #expect(end.failure == .notConnected)
            #expect(end.failure?.sentence.contains("Connect HubSpot first") == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func `fields and pipelines are kept for an hour, and read anew when asked`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            let hub = desk.office.hub
            _ = try await desk.records.properties()
            _ = try await desk.records.pipelines(.deals)
            hub.resetCallCounts()
            desk.office.time.advance(.seconds(3599))
            #expect(try await desk.records.properties()["email"]?.label == "Email")
            #expect(try await desk.records.pipelines(.deals).first?.stages.isEmpty == false)
            #expect(hub.callCounts().total == 0)
            desk.office.time.advance(.seconds(1))
            let readAt = try await desk.records.properties().readAt
            #expect(readAt == desk.office.time.now)
            _ = try await desk.records.pipelines(.deals)
            #expect(hub.callCounts().total == 3)
            _ = try await desk.records.pipelines(.deals, isFresh: true)
            #expect(hub.callCounts().total == 4)
        }
    }
}
