import Domain
import Storage
import Sync

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
        .phone("Contacts with this number, however it is written.", \.phone)
    ],
    search: APISearch(
        meaning: "Contacts by what somebody typed, the best first: a name in any order, an e-mail address, a company's "
            + "domain, a phone number in any spelling or the beginning of one, an id. Typing errors are forgiven. "
            + "HubSpot's own search is asked where the mirror has none. The answer has no next page.",
        limit: ContactSearch.contactsMax, pageProperties: contactSearchFields.map(\.property), find: findContacts),
    noFilter: { ContactList.Filter() },
    idMeaning: "HubSpot's record id.")

private let phoneFields: [APIField<ContactPhone>] = [
    APIField("property", .text, "The HubSpot property.") { .text($0.property) },
    APIField("text", .text, "What stands in it.") { .text($0.text) },
]

/// Beside the results of a search; absent from a plain list.
private let contactSearchFields: [APIField<ContactSearchAnswer>] = [
    APIField(
        "source", .words(ContactSearchAnswer.Source.allCases.map(\.rawValue)),
        "Where these were found. What only HubSpot has is mirrored when it is linked.", canBeNull: true
    ) { .text($0.source.rawValue) },
    APIField(
        "is_mirror_complete", .flag, "False while contacts are still being read: others may fit as well.",
        canBeNull: true
    ) { .bool($0.isMirrorComplete) },
    APIField(
        "problem", .object(problemFields.map(\.property)), "Why HubSpot could not be asked, where it should have been.",
        canBeNull: true
    ) { $0.problem.map { problemFields.json($0) } ?? .null },
]

private let problemFields: [APIField<RecordFailure>] = [
    APIField("code", .text, "One word for programs.") { .text($0.word) },
    APIField("message", .text, "A sentence for people.") { .text($0.sentence) },
]

@Sendable private func findContacts(
    _ request: APIRequest, _ text: String, _ limit: Int
) async throws -> (results: [Contact], page: [JSONText.Field]) {
    let answer = try await request.services.findContacts(text)
    let page = contactSearchFields.map { JSONText.Field(name: $0.property.name, value: $0.value(answer)) }
    return (Array(answer.contacts.prefix(limit)), page)
}
