import Domain
import Storage

let auditAPI = APIResource<AuditList>(
    noun: .audit,
    summary: "Every link, block, mapping and write to HubSpot: who, when, before, after, why. The latest first.",
    fields: [
        APIField("id", .id, "Our id of the entry.") { JSONText($0.id) },
        APIField("at", .moment, "When.") { JSONText($0.at) },
        APIField("author", .text, "Who did it: liaison, or token:NAME.") { .text($0.author.text) },
        APIField("verb", .text, "What was done, such as link_made, link_ended or contact_changed.") { .text($0.verb) },
        APIField("subject", .text, "What it was done to, such as person:12 or contact:546000.") { .text($0.subject) },
        APIField("before", .text, "What was there before.", canBeNull: true) { JSONText($0.before) },
        APIField("after", .text, "What is there since.", canBeNull: true) { JSONText($0.after) },
        APIField("reason", .text, "Why, in a sentence.") { .text($0.reason) },
    ],
    filters: [
        .rowID("person", "About this person, or one who turned out to be them.", \.person),
        .vendorID("contact", "About this HubSpot contact, or one merged into it.", \.contact),
        .text("verb", "Only this verb.", \.verb),
        .text("author", "Only what was done by this author, as it is answered.", \.author),
        .moment("from", "Since then.", \.from),
        .moment("until", "Before then.", \.until),
    ],
    noFilter: { AuditList.Filter() },
    idMeaning: "Our id of the entry.")
