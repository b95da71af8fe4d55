import Domain
import Storage

let linksAPI = APIResource<LinkList>(
    noun: .links,
    summary: "Who is whom: a person on WhatsApp and a HubSpot contact, with the reason. The newest first.",
    fields: [
        APIField("id", .id, "Our id of the link.") { JSONText($0.id) },
        APIField("person_id", .id, "The person on WhatsApp.") { JSONText($0.person) },
        APIField("contact_id", .id, "The HubSpot contact.") { JSONText($0.contact) },
        APIField("state", .words(LinkList.State.allCases.map(\.rawValue)), "Whether it stands.") {
            .text(($0.endedAt == nil ? LinkList.State.active : .ended).rawValue)
        },
        APIField("method", .words(["exact", "fuzzy", "manual"]), "How it was made.") { .text($0.method.rawValue) },
        APIField("rule", .text, "The rule that fired, one word.") { .text($0.rule) },
        APIField("reason", .text, "Why, in a sentence.") { .text($0.reason) },
        APIField("author", .text, "Who made it: liaison, or token:NAME.") { .text($0.author.text) },
        APIField("made_at", .moment, "When it was made.") { JSONText($0.madeAt) },
        APIField(
            "made_for_phone", .text, "The person's number when it was made; another one now is a changed number.",
            canBeNull: true
        ) { JSONText($0.phone.map { "+\($0)" }) },
        APIField("ended_at", .moment, "When it ended.", canBeNull: true) { JSONText($0.endedAt) },
        APIField("end_reason", .text, "Why it ended, in a sentence.", canBeNull: true) { JSONText($0.endReason) },
    ],
    filters: [
        .phone("Links of persons whose number is this one, however it is written.", \.phone),
        .rowID("person", "Links of this person.", \.person),
        .vendorID("contact", "Links of this HubSpot contact.", \.contact),
        APIFilter(
            name: "state", type: .words(LinkList.State.allCases.map(\.rawValue)),
            meaning: "Only those that stand, or ended."
        ) { filter, text throws(WebFailure) in
            guard let state = LinkList.State(rawValue: text) else {
                throw .bad("bad_state", "“state” is active or ended, not “\(text)”.")
            }
            filter.state = state
        },
        APIFilter(
            name: "number_changed", type: .words(["true"]),
            meaning: "Only those that stand and whose person has another number since."
        ) { filter, text throws(WebFailure) in
            guard text == "true" else { throw .bad("bad_number_changed", "“number_changed” is true or left out.") }
            filter.hasChangedNumber = true
        },
    ],
    noFilter: { LinkList.Filter() },
    narrow: { $0.sight = $1 },
    idMeaning: "Our id of the link.")
