import Domain
import Storage

let chatsAPI = APIResource<ChatList>(
    noun: .chats,
    summary: "Chats: a business number with a person or a group. The newest first.",
    fields: [
        APIField("id", .id, "Our id of the chat.") { JSONText($0.chat.id) },
        APIField("phone_number_id", .id, "The business number.") { JSONText($0.chat.number) },
        APIField("person_id", .id, "The person; null in the chat of a group.", canBeNull: true) {
            switch $0.chat.side {
            case .person(let person): JSONText(person)
            case .group: .null
            }
        },
        APIField("group_id", .id, "WhatsApp's id of the group, if it is one.", canBeNull: true) {
            switch $0.chat.side {
            case .person: .null
            case .group(let group): JSONText(group)
            }
        },
        APIField("group", .object(groupFields.map(\.property)), "What is known of the group.", canBeNull: true) {
            $0.group.map { groupFields.json($0) } ?? .null
        },
        APIField("last_message_at", .moment, "When the last message was sent, if any was.", canBeNull: true) {
            JSONText($0.chat.lastMessageAt)
        },
        APIField("customer_wrote_at", .moment, "When the customer wrote last.", canBeNull: true) {
            JSONText($0.window.customerWroteAt)
        },
        APIField(
            "window_closes_at", .moment,
            "Until then anything may be sent. In the past, or null: only templates.", canBeNull: true
        ) { JSONText($0.window.closesAt) },
    ],
    detail: [
        APIField(
            "participants", .list(.object(memberFields.map(\.property))),
            "Who is in the group, asks to be, or was; who is inside first. Empty in a chat with a person."
        ) {
            .list($0.members.map { memberFields.json($0) })
        }
    ],
    filters: [
        .vendorID("number", "Chats of this business number (Meta's phone_number_id).", \.number),
        .rowID("person", "Chats with this person, and those of groups they are or were in.", \.person),
    ],
    noFilter: { ChatList.Filter() },
    idMeaning: "Our id of the chat.")

private let groupFields: [APIField<GroupSummary>] = [
    APIField("subject", .text, "What it is called, if WhatsApp told.", canBeNull: true) { JSONText($0.group.name) },
    APIField("description", .text, "What it is for.", canBeNull: true) { JSONText($0.group.description?.value) },
    APIField("state", .words(Group.State.allCases.map(\.rawValue)), "suspended: WhatsApp stopped it.") {
        .text($0.group.state.rawValue)
    },
    APIField("participants", .integer, "How many are in it, the business left out.") { .integer($0.participants) },
    APIField("linked", .integer, "How many of them have a contact.") { .integer($0.linked) },
    APIField("created_at", .moment, "When it was made, if WhatsApp told.", canBeNull: true) {
        JSONText($0.group.createdAt)
    },
    APIField("deleted_at", .moment, "When it was deleted.", canBeNull: true) { JSONText($0.group.deletedAt) },
    APIField("seen_at", .moment, "The earliest moment of which anything is known.") { JSONText($0.group.seenAt) },
]

private let memberFields: [APIField<GroupMember>] = [
    APIField("person_id", .id, "The person.") { JSONText($0.person.id) },
    APIField("name", .text, "What they are called: a name, else the number.") { .text($0.person.displayName) },
    APIField("phone", .text, "WhatsApp's digits of their phone.", canBeNull: true) { JSONText($0.person.phone) },
    APIField("state", .words(GroupMember.State.allCases.map(\.rawValue)), "asking: wants to be let in.") {
        .text($0.state.rawValue)
    },
    APIField("since", .moment, "When that began, as far as is known; of one who is out, when their last stay did.") {
        JSONText($0.since)
    },
    APIField("until", .moment, "When they were out.", canBeNull: true) { JSONText($0.until) },
    APIField(
        "ending", .words(Participation.Ending.allCases.map(\.rawValue)),
        "removed: by the business. deleted: the group itself.", canBeNull: true
    ) {
        JSONText($0.ending?.rawValue)
    },
    APIField("contact_id", .id, "The HubSpot contact they are linked to now.", canBeNull: true) {
        JSONText($0.contact)
    },
    APIField(
        "unlinked_because", .text, "Without a link: `conflict`, `suggestion`, `blocked` or `none`.", canBeNull: true
    ) {
        JSONText($0.verdict)
    },
]
