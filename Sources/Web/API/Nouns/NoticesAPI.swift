import Domain
import Storage

let noticesAPI = APIResource<NoticeList>(
    noun: .notices,
    summary: "What WhatsApp told of accounts, numbers and templates: the newest word on each topic.",
    fields: [
        APIField("id", .id, "Account, subject and topic.") { .text(NoticeKey($0).text) },
        APIField("account_id", .id, "The WhatsApp Business account (WABA).") { JSONText($0.account) },
        APIField("subject", .words(["account", "number", "phone", "template"]), "What it is about.") {
            .text(SubjectKey($0.subject).kind)
        },
        APIField(
            "subject_id", .text, "phone_number_id, digits, or language and name of the template.", canBeNull: true
        ) { JSONText(SubjectKey($0.subject).id.nonEmpty) },
        APIField("topic", .text, "connection, quality, name, limit, status …") { .text($0.topic) },
        APIField("word", .text, "What happened, in Meta's word.") { .text($0.word) },
        APIField("sentence", .text, "What it means and what to do.") { .text($0.sentence) },
        APIField("level", .words(["info", "warning", "error"]), "How grave it is.") { .text($0.level.rawValue) },
        APIField("needs_person", .flag, "True if somebody has to do or to know something.") { .bool($0.needsPerson) },
        APIField("told_at", .moment, "When WhatsApp told it.") { JSONText($0.toldAt) },
        APIField("expires_at", .moment, "From when it is news no longer.", canBeNull: true) { JSONText($0.expiresAt) },
    ],
    filters: [.vendorID("account", "Only of this WhatsApp account.", \.account)],
    noFilter: { NoticeList.Filter() },
    idMeaning: "Account, subject and topic, as it was answered.")

let partsAPI = APIResource<PartList>(
    noun: .parts,
    summary: "Parts of webhooks that this version does not know, and those that it knows and that change nothing.",
    fields: [
        APIField("id", .id, "Part and name.") { .text($0.key.text) },
        APIField("part", .text, "Where it stood: a field, a kind of element.") { .text($0.key.part) },
        APIField("name", .text, "What it is called there.") { .text($0.key.name) },
        APIField("is_known", .flag, "True if this version knows it, and it changes nothing here.") {
            .bool($0.isKnown)
        },
        APIField("seen", .integer, "How many elements of it came.") { .integer($0.seen) },
        APIField("first_seen_at", .moment, "When the first came.") { JSONText($0.firstSeenAt) },
        APIField("last_seen_at", .moment, "When the last came.") { JSONText($0.lastSeenAt) },
        APIField("last_intake_id", .id, "The body that the last stood in, see intake.") { JSONText($0.lastIntake) },
        APIField("sample", .text, "The last one as it came, at most 8 KiB.") { .text($0.sample) },
    ],
    filters: [.flag("known", "True or false: only those that this version knows, or does not.", \.isKnown)],
    noFilter: { PartList.Filter() },
    idMeaning: "Part and name, as it was answered.")

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
