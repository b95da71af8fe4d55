import Domain
import Storage

let contactsAPI = APIResource<ContactList>(
    noun: .contacts,
    summary: "HubSpot's contacts as mirrored: who they are, their phones, their owner.",
    fields: [
        APIField("id", .id, "HubSpot's record id.") { JSONText($0.id) },
        APIField("first_name", .text, "First name.", canBeNull: true) { JSONText($0.firstName) },
        APIField("last_name", .text, "Last name.", canBeNull: true) { JSONText($0.lastName) },
        APIField("email", .text, "E-mail address.", canBeNull: true) { JSONText($0.email) },
        APIField("owner_id", .id, "The contact's own owner.", canBeNull: true) { JSONText($0.owner) },
        APIField(
            "phones", .list(.object(phoneFields.map(\.property))), "Phone texts byte for byte as HubSpot has them."
        ) {
            .list($0.phones.map { phoneFields.json($0) })
        },
        APIField("modified_at", .moment, "HubSpot's time of the last change.") { JSONText($0.modifiedAt) },
    ],
    filters: [
        .phone("Contacts with this number, however it is written.", \.phone),
        .text("query", "An id, a whole e-mail address, or the beginning of a name.", \.query),
    ],
    noFilter: { ContactList.Filter() },
    idMeaning: "HubSpot's record id.")

private let phoneFields: [APIField<ContactPhone>] = [
    APIField("property", .text, "The HubSpot property.") { .text($0.property) },
    APIField("text", .text, "What stands in it.") { .text($0.text) },
]
