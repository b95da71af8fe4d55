import Domain
import HTTPTypes
import Sync

/// `POST /api/v1/contacts/{id}/{deals|tickets|tasks|notes}`
let createRecordEndpoints = [
    create(.deals, dealBody) { request, body, records, asked in
        let deal = NewDeal(
            name: try body.text("name") ?? "", pipeline: try body.id("pipeline_id"), stage: try body.id("stage_id"),
            amount: try body.text("amount"), closesAt: try body.moment("closes_at"), owner: try body.id("owner_id"))
        return try await records.openDeal(deal, request.contact, asked).value
    },
    create(.tickets, ticketBody) { request, body, records, asked in
        let ticket = NewTicket(
            subject: try body.text("subject") ?? "", content: try body.text("content"),
            pipeline: try body.id("pipeline_id"), stage: try body.id("stage_id"),
            priority: try body.word("priority", priorities), owner: try body.id("owner_id"))
        return try await records.openTicket(ticket, request.contact, asked).value
    },
    create(.tasks, taskBody) { request, body, records, asked in
        guard let dueAt = try body.moment("due_at") else {
            let message = "A task needs a moment by which it is due."
            throw RecordFailure.invalid(message, problems: [PropertyProblem(property: "dueAt", message: message)])
        }
        let task = NewTask(
            subject: try body.text("subject") ?? "", body: try body.text("body"),
            kind: try body.word("kind", CRMTask.Kind.allCases.map { ($0.rawValue, $0) }) ?? .toDo,
            priority: try body.word("priority", priorities), dueAt: dueAt, owner: try body.id("owner_id"))
        return try await records.addTask(task, request.contact, asked).value
    },
    create(.notes, noteBody) { request, body, records, asked in
        let note = NewNote(
            body: try body.text("body") ?? "", at: try body.moment("at"),
            attachments: try body.texts("file_ids").map { FileID($0) }, owner: try body.id("owner_id"))
        return try await records.addNote(note, request.contact, asked).value
    },
]

private func create(
    _ noun: RecordNoun, _ properties: [APIProperty],
    _ work:
        @escaping @Sendable (APIRequest, RecordBody, RecordActions, RecordRequest) async throws -> String
) -> APIEndpoint {
    APIEndpoint(
        method: .post, url: .contactRecords(noun, id: "{id}"), name: "post_contact_\(noun.singular)",
        summary: "Makes a \(noun.singular) of a contact in HubSpot.",
        parameters: [contactParameter, APIRequest.keyParameter], body: properties, answer: .schema(madeSchema),
        refusals: recordRefusals([404, 422, 502]),
        respond: { request in
            let body = try RecordBody(request, taking: properties)
            let asked = try request.recordRequest()
            return try await request.withRecords(names: APIRequest.recordNames) { records in
                madeFields.json(try await work(request, body, records, asked))
            }
        })
}

private let priorities = RecordPriority.allCases.map { ($0.rawValue, $0) }

private func field(_ name: String, _ type: APIType, _ meaning: String, isNeeded: Bool = false) -> APIProperty {
    APIProperty(name: name, type: type, meaning: meaning, canBeNull: !isNeeded)
}

private let ownerField = field("owner_id", .id, "Whose it is: an active owner, see owners.")
private let priorityField = field(
    "priority", .words(RecordPriority.allCases.map(\.rawValue)), "How much it hurries; not every account has “urgent”.")

private func placeFields(_ kind: PipelineKind) -> [APIProperty] {
    [
        field("pipeline_id", .id, "See pipelines/\(kind.rawValue); the stage's, or the first, unless told."),
        field("stage_id", .id, "The pipeline's first unless told."),
    ]
}

private let dealBody =
    [field("name", .text, "Its name.", isNeeded: true)] + placeFields(.deals) + [
        field("amount", .text, "A decimal number with a point, such as 1200.50."),
        field("closes_at", .moment, "When it is expected to end."), ownerField,
    ]

private let ticketBody =
    [field("subject", .text, "What it is about.", isNeeded: true), field("content", .text, "What is asked for.")]
    + placeFields(.tickets) + [priorityField, ownerField]

private let taskBody = [
    field("subject", .text, "What is to be done.", isNeeded: true),
    field("due_at", .moment, "By when.", isNeeded: true), field("body", .text, "More about it, HTML."),
    field("kind", .words(CRMTask.Kind.allCases.map(\.rawValue)), "to_do unless told."), priorityField, ownerField,
]

private let noteBody = [
    field("body", .text, "What is to be remembered, HTML. A note needs a text or a file."),
    field("at", .moment, "Its place on the timeline; now unless told."),
    field("file_ids", .list(.id), "Files that are in HubSpot already."), ownerField,
]
