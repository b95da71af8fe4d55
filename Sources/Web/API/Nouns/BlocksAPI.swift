import Domain
import Storage

let blocksAPI = APIResource<BlockList>(
    noun: .blocks,
    summary: "Persons whom nothing links by itself, because somebody said that they are not that contact.",
    fields: [
        APIField("id", .id, "The person's id.") { JSONText($0.person) },
        APIField("contact_id", .id, "Who the person is not.") { JSONText($0.contact) },
        APIField("author", .text, "Who said so: token:NAME.") { .text($0.author.text) },
        APIField("blocked_at", .moment, "When.") { JSONText($0.blockedAt) },
        APIField("reason", .text, "In a sentence.") { .text($0.sentence) },
    ],
    noFilter: { BlockList.Filter() },
    narrow: { $0.sight = $1 },
    idMeaning: "The person's id.")
