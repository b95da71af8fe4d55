import Domain
import HTTPTypes
import Sync

/// `PATCH /api/v1/{deals|tickets|tasks}/{id}`
let moveRecordEndpoints = [
    move(.deals, placeBody, dealFields) { request, body, records in
        try await records.moveDeal(DealID(request.id ?? ""), stage(body), body.id("pipeline_id"), request.doer)
    },
    move(.tickets, placeBody, ticketFields) { request, body, records in
        try await records.moveTicket(TicketID(request.id ?? ""), stage(body), body.id("pipeline_id"), request.doer)
    },
    move(.tasks, statusBody, taskFields) { request, body, records in
        guard let status = try body.word("status", statuses) else { throw missing("status") }
        return try await records.setTask(TaskID(request.id ?? ""), status, nil, request.doer)
    },
]

private func move<Record: Sendable>(
    _ noun: RecordNoun, _ properties: [APIProperty], _ fields: [APIField<Record>],
    _ work: @escaping @Sendable (APIRequest, RecordBody, RecordActions) async throws -> Record
) -> APIEndpoint {
    APIEndpoint(
        method: .patch, url: .record(noun, id: "{id}"), name: "patch_\(noun.singular)",
        summary: "Says where a \(noun.singular) stands now. Asking for what is already so changes nothing.",
        parameters: [APIParameter(name: "id", place: .path, type: .id, meaning: "HubSpot's record id.")],
        body: properties,
        answer: .schema(APISchema(name: noun.schemaName, properties: fields.map(\.property))),
        refusals: recordRefusals([404, 422]),
        respond: { request in
            let body = try RecordBody(request, taking: properties)
            return try await request.withRecords(names: APIRequest.recordNames) { records in
                fields.json(try await work(request, body, records))
            }
        })
}

private let statuses = CRMTask.Status.known.map { ($0.word, $0) }

private let statusBody = [
    APIProperty(name: "status", type: .words(statuses.map(\.0)), meaning: "How far it is.", canBeNull: false)
]

private let placeBody = [
    APIProperty(name: "stage_id", type: .id, meaning: "Where it is to stand.", canBeNull: false),
    APIProperty(
        name: "pipeline_id", type: .id, meaning: "Of which pipeline; its own unless told.", canBeNull: true),
]

private func stage(_ body: RecordBody) throws -> StageID {
    guard let stage: StageID = try body.id("stage_id") else { throw missing("stage_id") }
    return stage
}

private func missing(_ name: String) -> RecordFailure {
    let message = "Say “\(name)”."
    return .invalid(message, problems: [PropertyProblem(property: name, message: message)])
}
