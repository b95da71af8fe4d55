import Domain
import Foundation
import HubSpot
import Sandbox
import Testing

struct SandboxRecordTests {
    let account = SandboxAccount()

    @Test func `a contact is created, read with any properties, changed and told apart by its address`() async throws {
        let client = account.client()
        let made = try await client.createContact(["firstname": "Lena", "email": "lena@example.net"])
        let names = ["firstname", "email", "mobilephone", "no_such_property"]
        let changed = try await client.updateContact(made.id, ["mobilephone": "+4915112345678", "firstname": ""])
        #expect(changed.id == made.id)
        let read = try await client.contactRecord(made.id, properties: names)
        #expect(
            read.values.filter { names.contains($0.key) } == [
                "email": "lena@example.net", "mobilephone": "+4915112345678",
            ])
        let many = names + (0..<500).map { "another_property_\($0)" }
        #expect(try await client.contactRecord(made.id, properties: many)["email"] == "lena@example.net")
        let failure = await #expect(throws: HubSpotFailure.self) {
            try await client.createContact(["email": "lena@example.net"])
        }
        guard case .conflict(let existing, _) = failure else { throw Unexpected(failure) }
        #expect(existing == made.id)
    }

    @Test func `what HubSpot will not take is told by property`() async throws {
        let contact = account.addContacts(1)[0]
        let failure = await #expect(throws: HubSpotFailure.self) {
            try await account.client().updateContact(contact, ["no_such_property": "x"])
        }
        #expect(failure?.problems.map(\.property) == ["no_such_property"])
    }

    @Test func `a deal is opened in a real pipeline, listed with its contact, and moved until it is won`() async throws
    {
        let client = account.client()
        let contact = account.addContacts(1)[0]
        let pipelines = try await client.pipelines(of: .deal)
        let pipeline = try #require(pipelines.first)
        let first = try #require(pipeline.stages.first)
        let won = try #require(pipeline.stages.first { $0.isWon })
        let deal = try await client.createDeal(
            DealDraft(
                name: "Angebot", place: PipelinePlace(pipeline: pipeline.id, stage: first.id), amount: "1200.50",
                links: RecordLinks(contacts: [contact])))
        let listed = try await client.deals(of: contact)
        #expect(listed.records.map(\.id) == [deal.id])
        #expect(listed.records.first?.stage == first.id)
        #expect(listed.records.first?.amount == "1200.50")
        let moved = try await client.moveDeal(deal.id, to: PipelinePlace(pipeline: pipeline.id, stage: won.id))
        #expect(moved.stage == won.id)
    }

    @Test func `a ticket is opened, listed and closed`() async throws {
        let client = account.client()
        let contact = account.addContacts(1)[0]
        let pipelines = try await client.pipelines(of: .ticket)
        let pipeline = try #require(pipelines.first)
        let open = try #require(pipeline.stages.first)
        let closed = try #require(pipeline.stages.first { $0.isClosed })
        let ticket = try await client.createTicket(
            TicketDraft(
                subject: "Lieferung fehlt", place: PipelinePlace(pipeline: pipeline.id, stage: open.id),
                priority: .high, links: RecordLinks(contacts: [contact])))
        _ = try await client.moveTicket(ticket.id, to: PipelinePlace(pipeline: pipeline.id, stage: closed.id))
        let listed = try await client.tickets(of: contact)
        #expect(listed.records.map(\.subject) == ["Lieferung fehlt"])
        #expect(listed.records.map(\.stage) == [closed.id])
        #expect(listed.records.map(\.priority) == [.high])
    }

    @Test func `a stage that does not exist is told as the draft's stage`() async throws {
        let contact = account.addContacts(1)[0]
        let draft = TicketDraft(
            subject: "x", place: PipelinePlace(pipeline: PipelineID("0"), stage: StageID("nope")),
            links: RecordLinks(contacts: [contact]))
        let failure = await #expect(throws: HubSpotFailure.self) { try await account.client().createTicket(draft) }
        #expect(failure?.problems.map(\.property) == ["stage"])
    }

    @Test func `a task is given and done, a note is written with a file, each on its contact`() async throws {
        let client = account.client()
        let contact = account.addContacts(1)[0]
        let links = RecordLinks(contacts: [contact])
        let task = try await client.createTask(
            CRMTaskDraft(subject: "Zurückrufen", kind: .call, dueAt: .noon, links: links))
        _ = try await client.setTask(task.id, .completed)
        #expect(try await client.tasks(of: contact).records.map(\.status) == [.completed])
        let file = try await client.upload(Data([1, 2, 3]), name: "foto.jpeg", type: "image/jpeg", folder: "/liaison")
        _ = try await client.createNote(NoteDraft(body: "<p>Foto</p>", at: .noon, attachments: [file.id], links: links))
        let notes = try await client.notes(of: contact)
        #expect(notes.records.map(\.attachments) == [[file.id]])
        #expect(notes.records.map(\.at) == [.noon])
    }

    @Test func `a list shows the newest and says that there are more`() async throws {
        let contact = account.addContacts(1)[0]
        for number in 0..<5 {
            _ = account.hub.addRecord("deals", ["dealname": "Deal \(number)"], contacts: [contact.value])
        }
        let list = try await account.client().deals(of: contact, limit: 3)
        #expect(list.records.map(\.name) == ["Deal 4", "Deal 3", "Deal 2"])
        #expect(list.hasMore)
        #expect(try await account.client().tasks(of: contact) == RecordList(records: [], hasMore: false))
    }

    @Test func `a contact's company is found`() async throws {
        let contact = account.addContacts(1)[0]
        #expect(try await account.client().company(of: contact) == nil)
        _ = account.hub.addRecord("companies", ["name": "Acme"], contacts: [contact.value])
        #expect(try await account.client().company(of: contact)?.name == "Acme")
    }

    private struct Unexpected: Error {
        init(_ failure: HubSpotFailure?) {}
    }
}
