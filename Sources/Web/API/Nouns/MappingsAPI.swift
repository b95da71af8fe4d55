import Domain
import Storage

let mappingsAPI = APIResource<MappingList>(
    noun: .mappings,
    summary: "Which HubSpot owner answers for which number, and from when until when.",
    fields: [
        APIField("id", .id, "Our id of this row.") { JSONText($0.mapping.id) },
        APIField("phone_number_id", .id, "The business number.") { JSONText($0.mapping.number) },
        APIField("owner_id", .id, "The HubSpot owner its messages are shown under.") { JSONText($0.mapping.owner) },
        APIField("from", .moment, "Counts for messages from then on; 1970 means all of them.") {
            JSONText($0.mapping.from)
        },
        APIField("until", .moment, "Counts until then; null means still.", canBeNull: true) {
            JSONText($0.mapping.until)
        },
        APIField("author", .text, "Who made it: token:NAME, or liaison.") { .text($0.author.text) },
        APIField("made_at", .moment, "When it was made.") { JSONText($0.madeAt) },
    ],
    noFilter: { MappingList.Filter() },
    idMeaning: "Meta's phone_number_id; answered is the mapping in force now.")
