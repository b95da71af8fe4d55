import Domain
import Storage

let chatsAPI = APIResource<ChatList>(
    noun: .chats,
    summary: "Chats: a business number with a person. The newest first.",
    fields: [
        APIField("id", .id, "Our id of the chat.") { JSONText($0.chat.id) },
        APIField("phone_number_id", .id, "The business number.") { JSONText($0.chat.number) },
        APIField("person_id", .id, "The person.") { JSONText($0.chat.person) },
        APIField("group_id", .id, "WhatsApp's id of the group, if it is one.", canBeNull: true) { JSONText($0.group) },
        APIField("last_message_at", .moment, "When the last message was sent.") { JSONText($0.chat.lastMessageAt) },
        APIField("customer_wrote_at", .moment, "When the customer wrote last.", canBeNull: true) {
            JSONText($0.window.customerWroteAt)
        },
        APIField(
            "window_closes_at", .moment,
            "Until then anything may be sent. In the past, or null: only templates.", canBeNull: true
        ) { JSONText($0.window.closesAt) },
    ],
    filters: [
        .vendorID("number", "Chats of this business number (Meta's phone_number_id).", \.number),
        .rowID("person", "Chats with this person.", \.person),
    ],
    noFilter: { ChatList.Filter() },
    idMeaning: "Our id of the chat.")
