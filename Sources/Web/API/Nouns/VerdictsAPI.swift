import Domain
import Storage
import Sync

let conflictsAPI = APIResource<ConflictList>(
    noun: .conflicts,
    summary: "Persons whose full number several contacts have: somebody has to say which. POST …/settlement does.",
    fields: verdictFields, filters: [contactFilter], noFilter: { VerdictFilter() },
    narrow: { $0.sight = $1 }, idMeaning: "The person's id.")

let suggestionsAPI = APIResource<SuggestionList>(
    noun: .suggestions,
    summary: "Persons whom a contact fits, but not surely enough to be linked by itself.",
    fields: verdictFields, filters: [contactFilter], noFilter: { VerdictFilter() },
    narrow: { $0.sight = $1 }, idMeaning: "The person's id.")

private let contactFilter = APIFilter<VerdictFilter>.vendorID(
    "contact", "Only where this HubSpot contact is one of those that fit.", \.contact)

let verdictFields: [APIField<LinkVerdict>] = [
    APIField("id", .id, "The person's id.") { JSONText($0.person) },
    APIField("reason", .text, "Why nothing was linked: one sentence a line.") { .text($0.reason) },
    APIField("candidates", .list(.object(candidateFields.map(\.property))), "Who fits, the best first.") {
        .list($0.candidates.map { candidateFields.json($0) })
    },
    APIField("is_dismissed", .flag, "Somebody does not want to see it until what it rests on changes.") {
        .bool($0.isDismissed)
    },
    APIField("decided_at", .moment, "When it was decided.") { JSONText($0.decidedAt) },
]

let candidateFields: [APIField<LinkCandidate>] = [
    APIField("contact_id", .id, "The HubSpot contact.") { JSONText($0.contact) },
    APIField("name", .text, "How the contact is called.") { .text($0.name) },
    APIField("verdict", .text, "On the text: same, probable, ambiguous, different or none.") { .text($0.verdict) },
    APIField("fit", .text, "How it fits: exact, probable, national or foreign.", canBeNull: true) { JSONText($0.fit) },
    APIField("rule", .text, "The rule that fired, one word.") { .text($0.rule) },
    APIField("kind", .text, "Equal for evidence of the same strength.") { .text($0.kind) },
    APIField("property", .text, "The field that decided.", canBeNull: true) { JSONText($0.property) },
    APIField("text", .text, "What stands in it, byte for byte.", canBeNull: true) { JSONText($0.text) },
    APIField("person_key", .text, "The person's number.", canBeNull: true) { JSONText($0.personKey) },
    APIField("contact_key", .text, "The number read from the text.", canBeNull: true) { JSONText($0.contactKey) },
    APIField("reason", .text, "The comparison in sentences.") { .text($0.reason) },
    APIField("would_change", .text, "What would make another decision.") { .text($0.wouldChange) },
    APIField("duplicate_ids", .list(.id), "Candidates that look like the same person twice in HubSpot.") {
        .list($0.duplicates.map { JSONText($0) })
    },
    APIField("is_safe_for_all", .flag, "May be settled together with all others of its kind.") {
        .bool($0.isSafeForAll)
    },
]

/// Who is in an opened chat.
let openedPersonFields: [APIField<OpenedPerson>] = [
    APIField("person_id", .id, "The person on WhatsApp.") { JSONText($0.person) },
    APIField("state", .words(openedStates), "How it stands; undecided = contacts are still being read.") {
        .text($0.state)
    },
    APIField("link", .object(linksAPI.schema), "The link that stands.", canBeNull: true) {
        $0.link.map { linksAPI.fields.json($0) } ?? .null
    },
    APIField("verdict", .object(verdictFields.map(\.property)), "Why there is none, and who fits.", canBeNull: true) {
        $0.verdict.map { verdictFields.json($0) } ?? .null
    },
]

private let openedStates = ["linked", "undecided"] + LinkVerdict.Kind.allCases.map(\.rawValue)

extension OpenedPerson {
    fileprivate var state: String { link == nil ? verdict?.kind.rawValue ?? "undecided" : "linked" }
}
