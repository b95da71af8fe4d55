import Domain
import HTTPTypes
import Sync

/// What people decide about conflicts and suggestions, and what looking at a chat brings about.
let decisionEndpoints =
    [APINoun.conflicts, .suggestions].flatMap {
        [settlementEndpoint($0), dismissalEndpoint($0), reopeningEndpoint($0)]
    } + [kindSettlementEndpoint, openingEndpoint, explanationEndpoint]

private let settlementBody = [
    APIProperty(name: "contact_id", type: .id, meaning: "One of the candidates.", canBeNull: false)
]

private let personParameter = APIParameter(name: "id", place: .path, type: .id, meaning: "The person's id.")

/// `POST /api/v1/conflicts/{id}/settlement`
private func settlementEndpoint(_ noun: APINoun) -> APIEndpoint {
    APIEndpoint(
        method: .post, url: .settlement(noun, id: "{id}"), name: "settle_\(noun.word.dropLast())",
        summary: "Says which of the contacts that fit the person is. Answers the link.",
        parameters: [personParameter], body: settlementBody, answer: .one(.links),
        refusals: [
            404: "nothing_open: nothing is open about this person.",
            409: "linked_already: somebody was quicker, and the sentence says who.",
            422: "no_candidate: the contact is none of those that fit.",
        ],
        respond: { request in
            let body = try RecordBody(request, taking: settlementBody)
            let contact = try body.contactID()
            let person: PersonID = try request.rowID()
            return try await request.withLinks {
                linksAPI.fields.json(try await $0.settle(person, as: contact, author: request.doer))
            }
        })
}

private let kindBody = [
    APIProperty(
        name: "kind", type: .text, meaning: "The “kind” of a candidate that is safe for all.", canBeNull: false)
]

/// `POST /api/v1/suggestion-settlements`
private let kindSettlementEndpoint = APIEndpoint(
    method: .post, url: .suggestionSettlements, name: "settle_kind",
    summary: "The same for all: links every open suggestion of one kind whose only candidate is safe for all.",
    body: kindBody,
    answer: .schema(
        APISchema(
            name: "KindSettlement",
            properties: [
                APIProperty(name: "linked_count", type: .integer, meaning: "Persons linked by it.", canBeNull: false)
            ])),
    respond: { request in
        guard let kind = try RecordBody(request, taking: kindBody).text("kind") else {
            throw WebFailure.bad("missing_kind", "Say “kind”: the one of the candidates that you looked at.")
        }
        return try await request.withLinks {
            ["linked_count": .integer(Int64(try await $0.settleAll(ofKind: kind, author: request.doer)))]
        }
    })

/// `POST /api/v1/suggestions/{id}/dismissal`
private func dismissalEndpoint(_ noun: APINoun) -> APIEndpoint {
    APIEndpoint(
        method: .post, url: .dismissal(noun, id: "{id}"), name: "dismiss_\(noun.word.dropLast())",
        summary: "Not now: it is not shown again until what it rests on changes.",
        parameters: [personParameter], answer: .one(noun),
        refusals: [404: "nothing_open: nothing is open about this person."],
        respond: { request in
            let person: PersonID = try request.rowID()
            return try await request.withLinks {
                verdictFields.json(try await $0.dismiss(person, author: request.doer))
            }
        })
}

/// `DELETE /api/v1/suggestions/{id}/dismissal`
private func reopeningEndpoint(_ noun: APINoun) -> APIEndpoint {
    APIEndpoint(
        method: .delete, url: .dismissal(noun, id: "{id}"), name: "reopen_\(noun.word.dropLast())",
        summary: "After all: what was dismissed is shown again.",
        parameters: [personParameter], answer: .one(noun),
        refusals: [404: "nothing_open: nothing is open about this person."],
        respond: { request in
            let person: PersonID = try request.rowID()
            return try await request.withLinks {
                verdictFields.json(try await $0.reopen(person, author: request.doer))
            }
        })
}

/// `POST /api/v1/chats/{id}/opening`
private let openingEndpoint = APIEndpoint(
    method: .post, url: .opening(id: "{id}"), name: "open_chat",
    summary: "Somebody looks at a chat: who is in it, matched by the national number too as the workspace allows.",
    parameters: [APIParameter(name: "id", place: .path, type: .id, meaning: "Our id of the chat.")],
    answer: .schema(
        APISchema(
            name: "ChatOpening",
            properties: [
                APIProperty(
                    name: "persons", type: .list(.object(openedPersonFields.map(\.property))),
                    meaning: "Everybody in the chat but the business.", canBeNull: false)
            ])),
    refusals: [404: "unknown_chat: there is none."],
    respond: { request in
        let chat: ChatID = try request.rowID()
        return try await request.withLinks { links in
            ["persons": .list(try await links.open(chat).map { openedPersonFields.json($0) })]
        }
    })
