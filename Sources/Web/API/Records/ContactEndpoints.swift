import Domain
import Foundation
import HTTPTypes
import Sync

/// `GET /api/v1/contacts/{id}/card`
private let cardEndpoint = APIEndpoint(
    method: .get, url: .contactCard(id: "{id}"), name: "get_contact_card",
    summary: "All that HubSpot has of a contact now: chosen fields, owner, company, deals, tickets, tasks and notes.",
    parameters: [
        contactParameter,
        APIParameter(
            name: "properties", place: .query, type: .text,
            meaning:
                "HubSpot's names of the fields to show, separated by commas, at most \(cardPropertiesMax); the usual "
                + "ones unless told."),
    ],
    answer: .schema(cardSchema), refusals: recordRefusals([404]),
    respond: { request in
        let names = try chosenProperties(request)
        return try await request.withRecords { cardFields.json(try await $0.card(request.contact, names)) }
    })

/// `PATCH /api/v1/contacts/{id}`
private let updateEndpoint = APIEndpoint(
    method: .patch, url: .item(.contacts, id: "{id}"), name: "patch_contact",
    summary: "Writes values of a contact to HubSpot at once. Asking for what is already so changes nothing.",
    parameters: [contactParameter], body: updateBody, answer: .schema(recordSchema),
    refusals: recordRefusals([404, 409, 422]),
    respond: { request in
        let body = try RecordBody(request, taking: updateBody)
        let values = try body.values("properties")
        if values.isEmpty { throw WebFailure.bad("missing_properties", #"Say what to write: {"properties":{…}}."#) }
        let edit = ContactEdit(
            contact: request.contact, values: values, expected: try body.values("expected"),
            author: request.author ?? .liaison)
        return try await request.withRecords { recordFields.json(try await $0.update(edit)) }
    })

/// `POST /api/v1/contacts`
private let createEndpoint = APIEndpoint(
    method: .post, url: .list(.contacts), name: "post_contact",
    summary: "Makes a contact in HubSpot, of an e-mail address or a name at least.",
    parameters: [APIRequest.keyParameter], body: createBody, answer: .schema(madeSchema),
    refusals: recordRefusals([409, 422, 502]),
    respond: { request in
        let values = try RecordBody(request, taking: createBody).values("properties")
        let asked = try request.recordRequest()
        return try await request.withRecords { madeFields.json(try await $0.create(values, asked).value) }
    })

let contactEndpoints = [cardEndpoint, updateEndpoint, createEndpoint]

let contactParameter = APIParameter(
    name: "id", place: .path, type: .id,
    meaning: "HubSpot's id of the contact; one that was merged leads to the survivor.")

private let updateBody = [
    APIProperty(
        name: "properties", type: .values, meaning: "Values by HubSpot's names; an empty text or null clears.",
        canBeNull: false),
    APIProperty(
        name: "expected", type: .values,
        meaning: "What you saw, by HubSpot's names. If HubSpot has something else by now, nothing is written: 409.",
        canBeNull: true),
]

private let createBody = [
    APIProperty(
        name: "properties", type: .values, meaning: "Values by HubSpot's names, such as firstname, email, phone.",
        canBeNull: false)
]

private let recordFields: [APIField<ContactRecord>] = [
    APIField("id", .id, "HubSpot's record id: the survivor's, if the contact was merged.") { JSONText($0.id) },
    APIField("fields", .list(.object(valueFields.map(\.property))), "What was asked for, as it is now.") { record in
        .list(record.values.sorted { $0.key < $1.key }.map { valueFields.json($0) })
    },
    APIField("modified_at", .moment, "When it was changed last.", canBeNull: true) { JSONText($0.modifiedAt) },
]

private let valueFields: [APIField<(key: String, value: String)>] = [
    APIField("name", .text, "HubSpot's name of the field.") { .text($0.key) },
    APIField("value", .text, "What stands in it.") { .text($0.value) },
]

private let cardSchema = APISchema(name: "ContactCard", properties: cardFields.map(\.property))
private let recordSchema = APISchema(name: "ContactRecord", properties: recordFields.map(\.property))

/// The same as the card's own limit; a URL has room for no more.
private let cardPropertiesMax = 100

private func chosenProperties(_ request: APIRequest) throws(WebFailure) -> [String]? {
    if let unknown = request.query.items.first(where: { $0.name != "properties" }) {
        throw .bad("unknown_filter", "“\(unknown.name)” is no parameter of a card. It takes: properties.")
    }
    guard let text = request.query["properties"], !text.isEmpty else { return nil }
    let names = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    guard names.count <= cardPropertiesMax else {
        throw .bad("too_many_properties", "A card shows \(cardPropertiesMax) fields at most, not \(names.count).")
    }
    return names
}
