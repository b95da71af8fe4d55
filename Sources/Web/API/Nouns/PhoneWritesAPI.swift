import Domain
import HTTPTypes
import Storage
import Sync

let phoneWritesAPI = APIResource<PhoneWriteList>(
    noun: .phoneWrites,
    summary: "Phone fields in HubSpot that links by hand replaced, or are to replace, with old and new. Newest first.",
    fields: [
        APIField("id", .id, "Our id of the write.") { JSONText($0.id) },
        APIField("person_id", .id, "Whose number it is.") { JSONText($0.person) },
        APIField("contact_id", .id, "The HubSpot contact.") { JSONText($0.contact) },
        APIField("link_id", .id, "The link that it belongs to.") { JSONText($0.link) },
        APIField("change", .object(phoneChangeFields.map(\.property)), "What is replaced by what.") {
            phoneChangeFields.json($0.change)
        },
        APIField("restores_id", .id, "The write that this one takes back.", canBeNull: true) { JSONText($0.restores) },
        APIField("state", .words(PhoneWrite.State.allCases.map(\.rawValue)), "How far it is.") {
            .text($0.state.rawValue)
        },
        APIField("reason", .text, "Why it waits or was not written.", canBeNull: true) { JSONText($0.reason) },
        APIField("author", .text, "Who asked for it: token:NAME.") { .text($0.author.text) },
        APIField("asked_at", .moment, "When it was asked for.") { JSONText($0.askedAt) },
        APIField("settled_at", .moment, "When it was written, refused or cancelled.", canBeNull: true) {
            JSONText($0.settledAt)
        },
    ],
    filters: [
        .rowID("person", "Writes of this person's number.", \.person),
        .vendorID("contact", "Writes to this HubSpot contact.", \.contact),
        .rowID("link", "Writes that belong to this link.", \.link),
        .word(
            "state", "Only those that are so far.", of: PhoneWrite.State.allCases.map(\.rawValue), \.state),
    ],
    noFilter: { PhoneWriteList.Filter() },
    narrow: { $0.sight = $1 },
    idMeaning: "Our id of the write.")

let phoneChangeFields: [APIField<PhoneChange>] = [
    APIField("property", .text, "HubSpot's name of the field.") { .text($0.property) },
    APIField("before", .text, "What stood there; empty = nothing.") { .text($0.before) },
    APIField("after", .text, "What takes its place.") { .text($0.after) },
]

let phoneWriteEndpoints = [askPhoneWriteEndpoint, restorePhoneEndpoint]

private let phoneWriteBody = [
    APIProperty(name: "link_id", type: .id, meaning: "A link that stands.", canBeNull: false)
]

/// `POST /api/v1/phone-writes`
private let askPhoneWriteEndpoint = APIEndpoint(
    method: .post, url: .list(.phoneWrites), name: "write_phone",
    summary: "Replaces the linked contact's phone, as links by hand do; again, where HubSpot refused before.",
    body: phoneWriteBody, answer: .one(.phoneWrites),
    refusals: [
        404: "unknown_link: there is none.", 409: "ended_already: the link has ended.",
        422: "phone_stays: there is nothing to replace, and the sentence says why.",
    ],
    respond: { request in
        let body = try RecordBody(request, taking: phoneWriteBody)
        let link: LinkID = try body.rowID("link_id")
        return try await request.withLinks {
            phoneWritesAPI.fields.json(try await $0.writePhone(for: link, author: request.doer))
        }
    })

/// `POST /api/v1/phone-writes/{id}/restoration`
private let restorePhoneEndpoint = APIEndpoint(
    method: .post, url: .restoration(id: "{id}"), name: "restore_phone",
    summary:
        "Puts back what stood in HubSpot before, if HubSpot still holds what was written. Answers the restoration.",
    parameters: [APIParameter(name: "id", place: .path, type: .id, meaning: "Our id of the write.")],
    answer: .one(.phoneWrites),
    refusals: [
        404: "unknown_phone_write: there is none.",
        422: "not_restorable: somebody changed the field since, or nothing was written.",
    ],
    respond: { request in
        let write: PhoneWriteID = try request.rowID()
        return try await request.withLinks {
            phoneWritesAPI.fields.json(try await $0.restorePhone(write, author: request.doer))
        }
    })
