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
        APIField("messaging_limit", .text, "How many customers may be written to first in a day.", canBeNull: true) {
            JSONText($0.number.messagingLimit)
        },
        APIField("username", .text, "The name under which customers find it.", canBeNull: true) {
            JSONText($0.number.username)
        },
        APIField("is_on_phone", .flag, "It is used in the WhatsApp Business app on a phone too.", canBeNull: true) {
            $0.number.isOnPhone.map { .bool($0) } ?? .null
        },
    ] + sharingFields(.contacts, "address book") + sharingFields(.history, "history") + [
        APIField("history_progress", .integer, "How much of the history has come, in per cent.", canBeNull: true) {
            JSONText($0.sharing.first { $0.kind == .history }?.progress)
        },
        APIField("owner_id", .id, "The HubSpot owner mapped to it now.", canBeNull: true) { JSONText($0.owner) },
        APIField("mapped_since", .moment, "From when that mapping counts.", canBeNull: true) {
            JSONText($0.mappedSince)
        },
    ] + numberFactFields,
    noFilter: { NumberList.Filter() },
    idMeaning: "Meta's phone_number_id.")

/// What the phone behind a number shares, once.
private func sharingFields(_ kind: PhoneSharing.Kind, _ what: String) -> [APIField<NumberList.Item>] {
    let states = PhoneSharing.State.allCases.map(\.rawValue).joined(separator: ", ")
    return [
        APIField(
            "\(kind.rawValue)_sharing", .text, "How far the \(what) of its phone was asked for: \(states).",
            canBeNull: true
        ) { item in JSONText(item.sharing.first { $0.kind == kind }?.state.rawValue) },
        APIField("\(kind.rawValue)_sharing_sentence", .text, "The same in words.", canBeNull: true) { item in
            JSONText(item.sharing.first { $0.kind == kind }?.sentence)
        },
    ]
}
