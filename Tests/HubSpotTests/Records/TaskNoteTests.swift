import Domain
import Testing

@testable import HubSpot

struct TaskNoteTests {
    static let contact = ContactID("501")

    @Test func `a task is read with its status in our words`() async throws {
        let tasks = """
            {"results":[{"id":"1","properties":{"hs_task_subject":"Call","hs_task_status":"NOT_STARTED",
              "hs_task_type":"CALL","hs_task_priority":"HIGH","hs_timestamp":"2026-11-21T12:00:00Z"}},
             {"id":"2","properties":{"hs_task_status":"BLOCKED","hs_task_priority":"NONE"}}]}
            """
        let hub = ScriptedHubSpot(associations("1", "2"), HTTPReply(200, tasks))
        let list = try await hub.client.tasks(of: Self.contact)
        #expect(list.records.map(\.status) == [.other("BLOCKED"), .notStarted])
        #expect(list.records.map(\.priority) == [nil, .high])
        #expect(list.records.last?.kind == .call)
        #expect(list.records.last?.dueAt == .noon)
    }

    @Test func `a task is given with when it is due and who is to do it`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(201, #"{"id":"3","properties":{}}"#))
        _ = try await hub.client.createTask(
            CRMTaskDraft(
                subject: "Lena zurückrufen", kind: .call, priority: .high, dueAt: .noon, owner: OwnerID("80112233"),
                links: RecordLinks(contacts: [Self.contact], tickets: [TicketID("7")])))
        #expect(
            hub.calls.first?.json["properties"] == [
                "hs_task_subject": "Lena zurückrufen", "hs_task_type": "CALL", "hs_task_status": "NOT_STARTED",
                "hs_task_priority": "HIGH", "hs_timestamp": "1795262400000", "hubspot_owner_id": "80112233",
            ])
        #expect(hub.calls.first?.associations == ["501 204", "7 230"])
    }

    @Test func `a task is done`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, #"{"id":"3","properties":{"hs_task_status":"COMPLETED"}}"#))
        #expect(try await hub.client.setTask(TaskID("3"), .completed).status == .completed)
        #expect(hub.calls.first?.json == ["properties": ["hs_task_status": "COMPLETED"]])
    }

    @Test func `a note is written with its files`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(201, #"{"id":"9","properties":{"hs_attachment_ids":"187001;187002"}}"#))
        let note = try await hub.client.createNote(
            NoteDraft(
                body: "<p>Foto</p>", at: .noon, attachments: [FileID("187001"), FileID("187002")],
                links: RecordLinks(contacts: [Self.contact])))
        #expect(
            hub.calls.first?.json["properties"] == [
                "hs_timestamp": "1795262400000", "hs_note_body": "<p>Foto</p>",
                "hs_attachment_ids": "187001;187002",
            ])
        #expect(hub.calls.first?.associations == ["501 202"])
        #expect(note.attachments == [FileID("187001"), FileID("187002")])
    }

    @Test func `an empty note, an endless one and one that belongs to nobody are not sent`() async {
        let hub = ScriptedHubSpot(HTTPReply(201))
        let links = RecordLinks(contacts: [Self.contact])
        for draft in [
            NoteDraft(body: " ", at: .noon, links: links),
            NoteDraft(body: String(repeating: "x", count: 65_537), at: .noon, links: links),
            NoteDraft(body: "x", at: .noon, links: RecordLinks()),
        ] {
            await #expect(throws: HubSpotFailure.self) { try await hub.client.createNote(draft) }
        }
        #expect(hub.calls.isEmpty)
    }

    @Test func `the company shown is the primary one`() async throws {
        let associated = HTTPReply(
            200,
            """
            {"results":[{"from":{"id":"501"},"to":[
              {"toObjectId":"30","associationTypes":[{"category":"HUBSPOT_DEFINED","typeId":279}]},
              {"toObjectId":"20","associationTypes":[{"category":"HUBSPOT_DEFINED","typeId":279},
                {"category":"HUBSPOT_DEFINED","typeId":1}]}]}]}
            """)
        let company = #"{"results":[{"id":"20","properties":{"name":"Acme","domain":"acme-example.net"}}]}"#
        let hub = ScriptedHubSpot(associated, HTTPReply(200, company))
        #expect(
            try await hub.client.company(of: Self.contact)
                == Company(id: CompanyID("20"), name: "Acme", domain: "acme-example.net"))
        #expect(hub.calls.last?.json["inputs"] == [["id": "20"]])
        let alone = ScriptedHubSpot(HTTPReply(200, #"{"results":[]}"#))
        #expect(try await alone.client.company(of: Self.contact) == nil)
    }

    @Test func `pages of associations have an end`() async throws {
        let hub = ScriptedHubSpot(associations("1", after: "x"))
        _ = try? await hub.client.notes(of: Self.contact)
        #expect(hub.calls.prefix(5).allSatisfy { $0.url.contains("/associations/") })
        #expect(hub.calls.count == 6)
        #expect(hub.calls[1].json["inputs"] == [["id": "501", "after": "x"]])
    }
}
