import Domain
import HTTPTypes
import Storage
import Sync

/// What can be done with messages of the business beside reading them.
let sendEndpoints = [
    replyEndpoint, firstContactEndpoint, uploadEndpoint,
    decision(
        { .repetition($0, id: $1) }, "send_again",
        "Sends one that failed, was taken back or is not known to be sent once more."
    ) {
        try await $0.sendAgain($1, author: $2)
    },
    decision(
        { .settlement($0, id: $1) }, "settle_outgoing",
        "Of one that is not known to be sent: it was, says whoever looked."
    ) {
        try await $0.assumeSent($1, author: $2)
    },
    decision({ .cancellation($0, id: $1) }, "cancel_outgoing", "Takes one back that has not left yet.") {
        try await $0.cancel($1, author: $2)
    },
]

private let refusals = [
    403: "not_allowed: this token may not write from that number.",
    404: "unknown_chat, unknown_number: there is none.",
    409: "window_closed: the customer's last message is more than 24 hours old; send a template.",
    422:
        """
        invalid: see problems. bad_recipient, own_number, forgotten_person, no_target: the sentence says why. \
        key_taken: the key was used for another request.
        """,
]

/// `POST /api/v1/chats/{id}/messages`
private let replyEndpoint = APIEndpoint(
    method: .post, url: .chatMessages(id: "{id}"), name: "post_chat_message",
    summary:
        "Sends something to the customer of a chat, in order with what was asked for before. Answers at once; what "
        + "becomes of it is told by outgoing-messages.",
    parameters: [
        APIParameter(name: "id", place: .path, type: .id, meaning: "Our id of the chat."), APIRequest.keyParameter,
    ],
    body: OutgoingBody.properties, answer: .one(.outgoing), refusals: refusals,
    respond: { request in
        let chat: ChatID = try request.rowID()
        return try await send(request, .chat(chat), try RecordBody(request, taking: OutgoingBody.properties))
    })

private let recipientProperties = [
    OutgoingBody.optional("to", .text, "The customer's phone number with country code, in any spelling."),
    OutgoingBody.optional(
        "user_id", .id, "Instead: the id under which WhatsApp knows somebody who hides their number."),
]

/// `POST /api/v1/numbers/{id}/messages`
private let firstContactEndpoint = APIEndpoint(
    method: .post, url: .numberMessages(id: "{id}"), name: "post_number_message",
    summary: "Sends something to somebody who may be new. Unless they wrote within 24 hours, it has to be a template.",
    parameters: [
        APIParameter(name: "id", place: .path, type: .id, meaning: "Meta's phone_number_id of the business number."),
        APIRequest.keyParameter,
    ],
    body: recipientProperties + OutgoingBody.properties, answer: .one(.outgoing), refusals: refusals,
    respond: { request in
        let body = try RecordBody(request, taking: recipientProperties + OutgoingBody.properties)
        let place = OutgoingRequest.Place.first(BusinessNumberID(request.id ?? ""), try recipient(body))
        return try await send(request, place, body)
    })

/// `POST /api/v1/outgoing-messages/{id}/…`
private func decision(
    _ url: (APINoun, String) -> APIURL, _ name: String, _ summary: String,
    _ work: @escaping @Sendable (Outgoing, OutgoingID, Author) async throws -> OutgoingMessage
) -> APIEndpoint {
    APIEndpoint(
        method: .post, url: url(.outgoing, "{id}"), name: name, summary: summary,
        parameters: [APIParameter(name: "id", place: .path, type: .id, meaning: "Our id of it.")],
        answer: .one(.outgoing),
        refusals: [
            404: "unknown_message: there is none.",
            409: "not_now: it is in another state, and the sentence says which. window_closed: send a template.",
        ],
        respond: { request in
            let id: OutgoingID = try request.rowID()
            return try await request.withOutgoing { try await work($0, id, request.doer) }
        })
}

private func send(
    _ request: APIRequest, _ place: OutgoingRequest.Place, _ body: RecordBody
) async throws -> JSONText {
    let replyTo: WhatsAppMessageID? = try body.id("reply_to")
    let asked = OutgoingRequest(
        place, try OutgoingBody.content(body), replyTo: replyTo, key: try request.recordRequest().key,
        author: request.doer)
    return try await request.withOutgoing { try await $0.send(asked) }
}

private func recipient(_ body: RecordBody) throws(WebFailure) -> OutgoingRequest.Recipient {
    let (phone, user) = (try body.text("to"), try body.text("user_id"))
    switch (phone, user) {
    case (let phone?, nil): return .phone(phone)
    case (nil, let user?): return .user(BusinessScopedUserID(user))
    case (nil, nil), (_?, _?): throw .bad("missing_to", "Say “to” or “user_id”, one of the two.")
    }
}
