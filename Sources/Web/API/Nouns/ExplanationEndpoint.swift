import Domain
import HTTPTypes
import Sync

/// What is told about a person, a contact, or both.
private struct Explanation {
    var person: PersonID?
    var contact: ContactID?
    var link: Link?
    var block: LinkBlock?
    var phone: PhonePlan?
    var candidate: LinkCandidate?
    var candidates: [LinkCandidate] = []
    var links: [Link] = []
    var fitting: [PersonID] = []
    var sentences: [String]

    init(_ pair: LinkExplanation) {
        (person, contact, link, block) = (pair.person, pair.contact, pair.link, pair.block)
        (phone, candidate, sentences) = (pair.phone, pair.candidate, pair.sentences)
    }

    init(_ one: PersonExplanation) {
        (person, link, block) = (one.person.id, one.link, one.block)
        (candidates, sentences) = (one.candidates, one.sentences)
    }

    init(_ one: ContactExplanation) {
        (contact, links, fitting, sentences) = (one.contact.id, one.links, one.fitting, one.sentences)
    }
}

private let explanationFields: [APIField<Explanation>] = [
    APIField("person_id", .id, "The person on WhatsApp, if one was named.", canBeNull: true) { JSONText($0.person) },
    APIField(
        "contact_id", .id, "The HubSpot contact, if one was named; the survivor of a merged one.", canBeNull: true
    ) { JSONText($0.contact) },
    APIField("link", .object(linksAPI.schema), "What the person is linked to now.", canBeNull: true) {
        $0.link.map { linksAPI.fields.json($0) } ?? .null
    },
    APIField("block", .object(blocksAPI.schema), "What keeps the person unlinked.", canBeNull: true) {
        $0.block.map { blocksAPI.fields.json($0) } ?? .null
    },
    APIField("phone_change", .object(phoneChangeFields.map(\.property)), "By a link by hand.", canBeNull: true) {
        $0.phone?.change.map { phoneChangeFields.json($0) } ?? .null
    },
    APIField("phone_stays_because", .text, "Why a link by hand would change no phone.", canBeNull: true) {
        JSONText($0.phone?.stayReason)
    },
    APIField("candidate", .object(candidateFields.map(\.property)), "How the two compare.", canBeNull: true) {
        $0.candidate.map { candidateFields.json($0) } ?? .null
    },
    APIField(
        "candidates", .list(.object(candidateFields.map(\.property))),
        "Of a person alone: every contact that fits, best first."
    ) { .list($0.candidates.map { candidateFields.json($0) }) },
    APIField("links", .list(.object(linksAPI.schema)), "Of a contact alone: whom it is linked to.") {
        .list($0.links.map { linksAPI.fields.json($0) })
    },
    APIField("fitting_person_ids", .list(.id), "Of a contact alone: who fits and is not linked to it.") {
        .list($0.fitting.map { JSONText($0) })
    },
    APIField("sentences", .list(.text), "The whole explanation, in the order to be read.") {
        .list($0.sentences.map { .text($0) })
    },
]

/// `GET /api/v1/explanations?person=&contact=`
let explanationEndpoint = APIEndpoint(
    method: .get, url: .explanations, name: "explain",
    summary:
        "Why a person and a contact are, or are not, taken for the same; who fits a person; how a contact is read. "
        + "Writes nothing.",
    parameters: [
        APIParameter(name: "person", place: .query, type: .id, meaning: "The person's id. One of the two, or both."),
        APIParameter(name: "contact", place: .query, type: .id, meaning: "The HubSpot contact."),
    ],
    answer: .schema(APISchema(name: "Explanation", properties: explanationFields.map(\.property))),
    refusals: [404: "unknown_person: nobody has this id.", 422: "unknown_contact: the mirror has no such contact."],
    respond: { request in
        if let unknown = request.query.items.first(where: { !["person", "contact"].contains($0.name) }) {
            throw WebFailure.bad("unknown_filter", "“\(unknown.name)” is no parameter here: person and contact.")
        }
        let contact = request.query["contact"].flatMap { $0.isEmpty ? nil : ContactID($0) }
        let person = try person(request.query["person"])
        return try await request.withLinks { links in
            switch (person, contact) {
            case (let person?, let contact?):
                explanationFields.json(Explanation(try await links.explain(person, contact)))
            case (let person?, nil): explanationFields.json(Explanation(try await links.explain(person: person)))
            case (nil, let contact?): explanationFields.json(Explanation(try await links.explain(contact: contact)))
            case (nil, nil):
                throw WebFailure.bad("bad_pair", "Name a person, a contact or both: ?person=ID&contact=ID.")
            }
        }
    })

private func person(_ text: String?) throws(WebFailure) -> PersonID? {
    guard let text, !text.isEmpty else { return nil }
    guard let id = PersonID(text: text[...]) else {
        throw .bad("bad_pair", "“\(text)” is no id of this API; “person” takes the id as it was answered.")
    }
    return id
}

extension PhonePlan {
    /// What a link by hand would replace.
    var change: PhoneChange? {
        switch self {
        case .replace(let change): change
        case .leave: nil
        }
    }

    /// Why it would replace nothing.
    var stayReason: String? {
        switch self {
        case .replace: nil
        case .leave(let reason): reason
        }
    }
}
