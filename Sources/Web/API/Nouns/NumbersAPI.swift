import Domain
import Storage

let numbersAPI = APIResource<NumberList>(
    noun: .numbers,
    summary: "The company's WhatsApp numbers, each with the HubSpot owner who answers for it now.",
    fields: [
        APIField("id", .id, "Meta's phone_number_id.") { JSONText($0.number.id) },
        APIField("account_id", .id, "The WhatsApp Business account (WABA) it belongs to.") {
            JSONText($0.number.account)
        },
        APIField("display_phone", .text, "The number as Meta writes it.") { .text($0.number.displayPhone) },
        APIField("verified_name", .text, "The name customers see.") { .text($0.number.verifiedName) },
        APIField("quality", .text, "Meta's rating: GREEN, YELLOW, RED.", canBeNull: true) {
            JSONText($0.number.quality)
        },
        APIField("status", .text, "Meta's word for its connection.", canBeNull: true) { JSONText($0.number.status) },
        APIField("owner_id", .id, "The HubSpot owner mapped to it now.", canBeNull: true) { JSONText($0.owner) },
        APIField("mapped_since", .moment, "From when that mapping counts.", canBeNull: true) {
            JSONText($0.mappedSince)
        },
    ] + numberFactFields,
    noFilter: { NumberList.Filter() },
    idMeaning: "Meta's phone_number_id.")
