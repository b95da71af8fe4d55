import Domain
import Storage

let messagesAPI = APIResource<MessageList>(
    noun: .messages,
    summary: "Messages with what became of them, the last received first.",
    fields: [
        APIField("id", .id, "Our id of the message.") { JSONText($0.id) },
        APIField("wamid", .id, "WhatsApp's id of the message.") { JSONText($0.whatsAppID) },
        APIField("chat_id", .id, "The chat it stands in.") { JSONText($0.chat) },
        APIField("person_id", .id, "The person of the chat; null in a group.", canBeNull: true) { JSONText($0.person) },
        APIField("sender_id", .id, "The person who wrote it; null = the company.", canBeNull: true) {
            JSONText($0.sender)
        },
        APIField("phone_number_id", .id, "The company's side of the chat.") { JSONText($0.number) },
        APIField("direction", .words(["incoming", "outgoing"]), "Seen from the company.") { .text($0.direction) },
        APIField("source", .words(["live", "echo", "standby", "history", "api"]), "How it reached us.") {
            .text($0.source)
        },
        APIField("kind", .text, "What it is: text, image, location …") { .text($0.kind) },
        APIField("text", .text, "What it says, or what stands for it, on one line.") {
            .text(MessagePreview.text($0.content, lengthMax: MessagePreview.longText))
        },
        APIField("sent_at", .moment, "When it was sent.") { JSONText($0.sentAt) },
        APIField("day", .day, "The day of its timeline entry, in the workspace's time zone.") { JSONText($0.day) },
        APIField("reply_to", .id, "The message it answers, by wamid.", canBeNull: true) { JSONText($0.replyTo) },
        APIField("target", .id, "The message it edits, deletes or reacts to, by wamid.", canBeNull: true) {
            JSONText($0.target)
        },
        APIField("intake_id", .id, "The webhook body it came in.", canBeNull: true) { JSONText($0.intake) },
        APIField(
            "status", .object(statusFields.map(\.property)), "What became of it, if WhatsApp told.", canBeNull: true
        ) {
            $0.status.map { statusFields.json($0) } ?? .null
        },
    ],
    detail: [
        APIField(
            "participants", .list(.object(participantFields.map(\.property))),
            "What became of it for each participant of a group, as far as WhatsApp told."
        ) {
            .list($0.participants.map { participantFields.json($0) })
        }
    ],
    filters: [
        .vendorID("wamid", "The message with this WhatsApp id.", \.whatsAppID),
        .rowID("chat", "Messages of this chat.", \.chat),
        .rowID("person", "Messages of the chats with this person and of the groups they are or were in.", \.person),
        .text("kind", "Messages of this kind.", \.kind),
    ],
    noFilter: { MessageList.Filter() },
    idMeaning: "Our id of the message.")

let statusFields: [APIField<MessageProgress>] = [
    APIField("status", .words(["sent", "delivered", "read", "played", "failed"]), "The furthest step told.") {
        .text($0.status)
    },
    APIField("sent_at", .moment, "When it left.", canBeNull: true) { JSONText($0.sentAt) },
    APIField("delivered_at", .moment, "When it reached the phone.", canBeNull: true) { JSONText($0.deliveredAt) },
    APIField("read_at", .moment, "When it was read.", canBeNull: true) { JSONText($0.readAt) },
    APIField("played_at", .moment, "When a voice note was played.", canBeNull: true) { JSONText($0.playedAt) },
    APIField("failed_at", .moment, "When WhatsApp gave up.", canBeNull: true) { JSONText($0.failedAt) },
    APIField("error_code", .integer, "Meta's code.", canBeNull: true) { JSONText($0.errorCode) },
    APIField("error_text", .text, "Meta's words.", canBeNull: true) { JSONText($0.errorText) },
]

private let participantFields: [APIField<ParticipantProgress>] =
    [
        APIField("person_id", .id, "The participant; null = WhatsApp speaks of the group as a whole.", canBeNull: true)
        {
            JSONText($0.person)
        }
    ]
    + statusFields.map { field in
        APIField(
            field.property.name, field.property.type, field.property.meaning, canBeNull: field.property.canBeNull
        ) { field.value($0.progress) }
    }
