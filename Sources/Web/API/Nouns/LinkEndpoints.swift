import Domain
import HTTPTypes
import Sync

/// What can be done with links beside reading them.
let linkEndpoints = [makeLinkEndpoint, endLinkEndpoint, confirmNumberEndpoint, liftBlockEndpoint]

private let linkBody = [
    APIProperty(name: "person_id", type: .id, meaning: "The person on WhatsApp, see persons.", canBeNull: false),
    APIProperty(
        name: "contact_id", type: .id, meaning: "The HubSpot contact; a merged one means its survivor.",
        canBeNull: false),
    APIProperty(
        name: "replaces", type: .id,
        meaning: "The id of the link that the person has now and that is to end. Without it nothing that stands ends.",
        canBeNull: true),
    APIProperty(
        name: "keep_phone", type: .flag,
        meaning: "True leaves the contact's phone in HubSpot as it is, whatever the workspace has chosen.",
        canBeNull: true),
]

/// `POST /api/v1/links`
private let makeLinkEndpoint = APIEndpoint(
    method: .post, url: .list(.links), name: "post_link",
    summary: "Links a person to a contact by hand, and lifts a block. Asking for what is already so changes nothing.",
    body: linkBody, answer: .one(.links),
    refusals: [
        404: "unknown_person: nobody has this id.",
        409: "linked_already, changed_meanwhile: the person has another link, and the sentence names it.",
        422: "unknown_contact: HubSpot has no such contact. own_number: the person is the business itself.",
        503: "HubSpot had to be asked for the contact and does not answer now.",
    ],
    respond: { request in
        let body = try RecordBody(request, taking: linkBody)
        let asked = LinkRequest(
            person: try body.rowID("person_id"), contact: try body.contactID(),
            replaces: try body.optionalRowID("replaces"), keepsPhone: try body.flag("keep_phone") ?? false,
            author: request.doer)
        return try await request.withLinks { linksAPI.fields.json(try await $0.link(asked)) }
    })

/// `DELETE /api/v1/links/{id}`
private let endLinkEndpoint = APIEndpoint(
    method: .delete, url: .item(.links, id: "{id}"), name: "delete_link",
    summary: "Not the right contact: the link ends, and nothing links that person by itself until the block is lifted.",
    parameters: [APIParameter(name: "id", place: .path, type: .id, meaning: "Our id of the link.")],
    answer: .one(.links),
    refusals: [404: "unknown_link: there is none.", 409: "ended_already: the sentence says how."],
    respond: { request in
        let link: LinkID = try request.rowID()
        return try await request.withLinks { linksAPI.fields.json(try await $0.unlink(link, author: request.doer)) }
    })

/// `POST /api/v1/links/{id}/number-confirmation`
private let confirmNumberEndpoint = APIEndpoint(
    method: .post, url: .numberConfirmation(id: "{id}"), name: "confirm_number",
    summary: "The same person with another number: the link is not marked any more. Nothing is written to HubSpot.",
    parameters: [APIParameter(name: "id", place: .path, type: .id, meaning: "Our id of the link.")],
    answer: .one(.links),
    refusals: [404: "unknown_link: there is none.", 409: "ended_already: the sentence says how."],
    respond: { request in
        let link: LinkID = try request.rowID()
        return try await request.withLinks {
            linksAPI.fields.json(try await $0.confirmNumber(of: link, author: request.doer))
        }
    })

/// `DELETE /api/v1/blocks/{id}`
private let liftBlockEndpoint = APIEndpoint(
    method: .delete, url: .item(.blocks, id: "{id}"), name: "delete_block",
    summary: "Allows automatic links of a person again; what fits is linked at once. Answers the block that was.",
    parameters: [APIParameter(name: "id", place: .path, type: .id, meaning: "The person's id.")],
    answer: .one(.blocks), refusals: [404: "not_blocked: the person is not blocked."],
    respond: { request in
        let person: PersonID = try request.rowID()
        return try await request.withLinks { blocksAPI.fields.json(try await $0.unblock(person, author: request.doer)) }
    })

extension RecordBody {
    func contactID() throws(WebFailure) -> ContactID {
        guard let contact: ContactID = try id("contact_id") else {
            throw .bad("missing_contact_id", "Say “contact_id”.")
        }
        return contact
    }

    func rowID<Noun>(_ name: String) throws(WebFailure) -> RowID<Noun> {
        guard let id: RowID<Noun> = try optionalRowID(name) else { throw .bad("missing_\(name)", "Say “\(name)”.") }
        return id
    }

    func optionalRowID<Noun>(_ name: String) throws(WebFailure) -> RowID<Noun>? {
        guard let text = try text(name) else { return nil }
        guard let id = RowID<Noun>(text: text[...]) else {
            throw .bad("bad_\(name)", "“\(text)” is no id of this API; “\(name)” takes the id as it was answered.")
        }
        return id
    }
}

extension APIRequest {
    /// The `{id}` of the path as one of ours.
    func rowID<Noun>() throws(WebFailure) -> RowID<Noun> {
        guard let id = id.flatMap({ RowID<Noun>(text: $0[...]) }) else {
            throw .notFound("There is nothing with the id “\(id ?? "")”.")
        }
        return id
    }

    /// Decides something about links, and tells why not.
    func withLinks<Answer>(_ work: (Links) async throws -> Answer) async throws -> Answer {
        do {
            return try await work(services.links)
        } catch let refusal as LinkRefusal {
            throw WebFailure(status: refusal.status, code: refusal.word, message: refusal.sentence)
        } catch let failure as RecordFailure {
            throw WebFailure(failure, now: services.clock.now, names: [:])
        }
    }
}

extension LinkRefusal {
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .unknownPerson, .unknownLink, .notBlocked, .nothingOpen, .unknownChat, .unknownPhoneWrite, .unknownJoin:
            .notFound
        case .ownNumber, .unknownContact, .noCandidate, .phoneStays, .notRestorable: .unprocessableContent
        case .linkedAlready, .changedMeanwhile, .endedAlready, .separatedAlready: .conflict
        }
    }
}
