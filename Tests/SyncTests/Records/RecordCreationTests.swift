import Domain
import Foundation
import HubSpot
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

struct RecordCreationTests {
    @Test(arguments: TestEngine.available)
    func `deal, ticket, task and note stand on the contact, with owner, place and audit`(
        engine: TestEngine
    ) async throws {
        try await withRecords(engine) { desk in
            let owner = try #require(desk.owners.first { !$0.isArchived }.map { OwnerID($0.id) })
            let deal = try await desk.records.open(
                NewDeal(name: "Ten chairs", stage: StageID("contractsent"), amount: "120.50", owner: owner),
                for: desk.ana, desk.request())
            let ticket = try await desk.records.open(
                NewTicket(subject: "Late", priority: .high, owner: owner), for: desk.ana, desk.request())
            let due = desk.office.time.now + .seconds(86_400)
            let task = try await desk.records.add(
                NewTask(subject: "Call", kind: .call, dueAt: due, owner: owner), for: desk.ana, desk.request())
            let file = try await desk.records.upload(Data("x".utf8), name: "photo.jpg", type: "image/jpeg")
            let note = try await desk.records.add(
                NewNote(body: "<p>Nice</p>", attachments: [file.id], owner: owner), for: desk.ana, desk.request())
            let card = try await desk.records.card(desk.ana)
            let opened = try #require(card.deals.value?.records.first)
            #expect(opened.id == deal && opened.stage?.value == "contractsent" && opened.pipeline?.value == "default")
            #expect(opened.owner == owner && opened.amount == "120.50")
            #expect(card.tickets.value?.records.map(\.id) == [ticket])
            #expect(card.tickets.value?.records.first?.stage?.value == "1")
            #expect(card.tasks.value?.records.map(\.id) == [task] && card.tasks.value?.records.first?.dueAt == due)
            #expect(card.notes.value?.records.map(\.id) == [note])
            #expect(card.notes.value?.records.first?.attachments == [file.id])
            #expect(
                try await desk.office.texts(
                    "SELECT verb AS value FROM audit WHERE author = 'token:mara' ORDER BY audit_id") == [
                        "deal_opened", "ticket_opened", "task_added", "note_added",
                    ])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a record moves to another stage of its pipeline, and a task is done`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            let deal = try await desk.records.open(NewDeal(name: "Chairs"), for: desk.ana, desk.request())
            let moved = try await desk.records.move(deal, to: StageID("closedwon"), author: desk.mara)
            #expect(moved.stage?.value == "closedwon" && moved.isWon)
            let ticket = try await desk.records.open(NewTicket(subject: "Late"), for: desk.ana, desk.request())
            #expect(try await desk.records.move(ticket, to: StageID("4"), author: desk.mara).stage?.value == "4")
            let task = try await desk.records.add(
                NewTask(subject: "Call", dueAt: desk.office.time.now), for: desk.ana, desk.request())
            #expect(try await desk.records.set(task, .completed, author: desk.mara).status == .completed)
            let end = await desk.waiting {
                try await desk.records.move(deal, to: StageID("nowhere"), author: desk.mara)
            }
            #expect(end.failure?.problem == "stage")
            #expect(
                try await desk.office.texts(
                    "SELECT before_value || ' > ' || after_value AS value FROM audit WHERE verb = 'deal_moved'") == [
                        "pipeline default, stage appointmentscheduled > pipeline default, stage closedwon"
                    ])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is missing or unknown is told by field before anything is made`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            let (records, ana, request) = (desk.records, desk.ana, desk.request())
            let nameless = await desk.waiting { try await records.open(NewDeal(name: " "), for: ana, request) }
            #expect(nameless.failure?.problem == "name")
            let stage = await desk.waiting {
                try await records.open(NewTicket(subject: "x", stage: StageID("9")), for: ana, request)
            }
            #expect(stage.failure?.problem == "stage")
            let owner = await desk.waiting {
                try await records.add(NewNote(body: "x", owner: OwnerID("4711")), for: ana, request)
            }
            #expect(owner.failure?.problem == "owner")
            let bare = await desk.waiting { try await records.createContact(["phone": "+34600"], request) }
            guard case .invalid(let sentence, _)? = bare.failure else {
                Issue.record("ended as \(bare.end)")
                return
            }
            #expect(sentence.contains("e-mail address, a first name or a last name"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a contact is made and mirrored; one that exists is named`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            let id = try await desk.records.createContact(
                ["firstname": "Bo", "email": "bo@example.net"], desk.request("k"))
            #expect(
                try await desk.records.createContact(
                    ["firstname": "Bo", "email": "bo@example.net"], desk.request("k")) == id)
            try await desk.office.readHubSpot()
            #expect(try await desk.office.count("contacts") == 2)
            let end = await desk.waiting {
                try await desk.records.createContact(["email": "ana@example.net"], desk.request())
            }
            guard case .exists(let existing, _)? = end.failure else {
                Issue.record("ended as \(end.end)")
                return
            }
            #expect(existing == desk.ana)
        }
    }
}

extension RecordFailure {
    /// The first field that it is about.
    var problem: String? {
        guard case .invalid(_, let problems) = self else { return nil }
        return problems.first?.property
    }
}
