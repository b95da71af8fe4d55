import Domain
import Storage

let outgoingAPI = APIResource<OutgoingList>(
    noun: .outgoing,
    summary: "What was sent through Liaison, or is to be, with what became of it. The last asked for first.",
    fields: [
        APIField("id", .id, "Our id of it.") { JSONText($0.message.id) },
        APIField("chat_id", .id, "The chat it goes to.") { JSONText($0.message.chat) },
        APIField("phone_number_id", .id, "The business number it is sent from.") { JSONText($0.message.number) },
        APIField("person_id", .id, "The customer.") { JSONText($0.person) },
        APIField("type", .text, "What it is, as it was asked for.") { .text($0.message.content.kind) },
        APIField("text", .text, "What it says, or what stands for it, on one line.") { .text(preview($0.message)) },
        APIField("reply_to", .id, "The message it answers, by wamid.", canBeNull: true) {
            JSONText($0.message.replyTo)
        },
        APIField("target", .id, "The message it reacts to or marks, by wamid.", canBeNull: true) {
            JSONText($0.message.content.target)
        },
        APIField("author", .text, "Who asked for it: token:NAME.") { .text($0.message.author.text) },
        APIField("asked_at", .moment, "When it was asked for.") { JSONText($0.message.askedAt) },
        APIField(
            "state", .words(OutgoingState.allCases.map(\.rawValue)),
            """
            How far it is: queued, sending, accepted by WhatsApp (see status), failed; unsure = it may have been \
            sent, 
            """
                + "news is waited for; unknown = no news came: say what to do; cancelled, assumed_sent = by a person."
        ) { .text($0.message.fate.state.rawValue) },
        APIField("attempts", .integer, "Calls made for it.") { .integer(Int64($0.message.fate.attempts)) },
        APIField("began_at", .moment, "When the last of them began.", canBeNull: true) {
            JSONText($0.message.fate.beganAt)
        },
        APIField("due_at", .moment, "Not before then something happens by itself.", canBeNull: true) {
            JSONText($0.message.fate.dueAt)
        },
        APIField("wamid", .id, "WhatsApp's id, as soon as it is known.", canBeNull: true) {
            JSONText($0.message.fate.whatsAppID)
        },
        APIField(
            "trouble", .object(troubleFields.map(\.property)), "Why it waits, failed or is not known.", canBeNull: true
        ) { $0.message.fate.trouble.map { troubleFields.json($0) } ?? .null },
        APIField("status", .object(statusFields.map(\.property)), "What WhatsApp told since.", canBeNull: true) {
            $0.status.map { statusFields.json($0) } ?? .null
        },
        APIField("again_of", .id, "The one that a person had sent again as this one.", canBeNull: true) {
            JSONText($0.message.again)
        },
    ],
    filters: [
        .rowID("chat", "What goes to this chat.", \.chat),
        .vendorID("number", "What this business number sends.", \.number),
        .word("state", "Only those that are so far.", of: OutgoingState.allCases.map(\.rawValue), \.state),
        .vendorID("wamid", "The one with this WhatsApp id.", \.whatsAppID),
    ],
    noFilter: { OutgoingList.Filter() },
    idMeaning: "Our id of it.")

private let troubleFields: [APIField<SendingTrouble>] = [
    APIField("code", .text, "One word for programs.") { .text($0.word) },
    APIField("message", .text, "A sentence for people.") { .text($0.sentence) },
    APIField("meta_code", .integer, "Meta's error code, if it answered with one.", canBeNull: true) {
        JSONText($0.code)
    },
]

private func preview(_ message: OutgoingMessage) -> String {
    if let text = message.text { return MessagePreview.text(.text(text), lengthMax: MessagePreview.longText) }
    return message.content.asMessage.map { MessagePreview.text($0, lengthMax: MessagePreview.longText) } ?? ""
}
