import Domain
import Sync

/// The card as the API writes it: each part beside what kept it from being read.
let cardFields: [APIField<RecordCard>] = [
    APIField("id", .id, "HubSpot's record id: the survivor's, if the contact was merged.") { JSONText($0.id) },
    APIField("created_at", .moment, "When the contact was made.", canBeNull: true) { JSONText($0.createdAt) },
    APIField("modified_at", .moment, "When it was changed last.", canBeNull: true) { JSONText($0.modifiedAt) },
    APIField("fields", .list(.object(cardFieldFields.map(\.property))), "In the order in which they were asked for.") {
        .list($0.fields.map { cardFieldFields.json($0) })
    },
    APIField("fields_problem", .object(problemProperties), "Why labels and options are missing.", canBeNull: true) {
        problem($0.fieldsProblem)
    },
    APIField("owner", .object(ownersAPI.schema), "Whose contact it is.", canBeNull: true) { card in
        card.owner.map { ownersAPI.fields.json($0) } ?? .null
    },
    APIField(
        "company",
        .object([
            APIProperty(
                name: "record", type: .object(companyFields.map(\.property)), meaning: "The primary one.",
                canBeNull: true), problemProperty,
        ]), "The company it belongs to."
    ) { card in
        [
            "record": (card.company.value ?? nil).map { companyFields.json($0) } ?? .null,
            "problem": problem(card.company.failure),
        ]
    },
    part("deals", dealFields, "Open ones first, the last changed before the others") { $0.deals },
    part("tickets", ticketFields, "Those without a closing date first, the last changed before the others") {
        $0.tickets
    },
    part("tasks", taskFields, "What is to be done first, by when it is due") { $0.tasks },
    part("notes", noteFields, "Newest first, without those that carry the files of chats") { $0.notes },
]

private let cardFieldFields: [APIField<RecordCard.Field>] = [
    APIField("name", .text, "HubSpot's name of the field.") { .text($0.name) },
    APIField("value", .text, "What stands in it; null = empty.", canBeNull: true) { JSONText($0.value) },
    APIField(
        "definition", .object(propertyFields.map(\.property)),
        "How it is called and edited; null = HubSpot has no such field, or it is not known now.", canBeNull: true
    ) { field in
        field.definition.map { propertyFields.json($0) } ?? .null
    },
]

private let problemProperties = [
    APIProperty(name: "code", type: .text, meaning: "One word for programs.", canBeNull: false),
    APIProperty(name: "message", type: .text, meaning: "A sentence for people.", canBeNull: false),
]

private let problemProperty = APIProperty(
    name: "problem", type: .object(problemProperties), meaning: "Why it could not be read; null = it was.",
    canBeNull: true)

private func problem(_ failure: RecordFailure?) -> JSONText {
    failure.map { ["code": .text($0.word), "message": .text($0.sentence)] } ?? .null
}

private func part<Record: Sendable>(
    _ name: String, _ fields: [APIField<Record>], _ order: String,
    _ part: @escaping @Sendable (RecordCard) -> CardPart<RecordList<Record>>
) -> APIField<RecordCard> {
    APIField(
        name,
        .object([
            APIProperty(
                name: "results", type: .list(.object(fields.map(\.property))), meaning: "\(order); at most 20.",
                canBeNull: false),
            APIProperty(name: "has_more", type: .flag, meaning: "There are more.", canBeNull: false),
            problemProperty,
        ]), "The contact's \(name)."
    ) { card in
        let part = part(card)
        return [
            "results": .list((part.value?.records ?? []).map { fields.json($0) }),
            "has_more": .bool(part.value?.hasMore ?? false), "problem": problem(part.failure),
        ]
    }
}
