import Domain
import Storage

let timelineEntriesAPI = APIResource<TimelineEntryList>(
    noun: .timelineEntries,
    summary: "What HubSpot's timeline should show of each chat and day, and what came of it.",
    fields: [
        APIField("id", .id, "Chat and day (or message), joined by a dash.") { .text($0.key.text) },
        APIField("chat_id", .id, "The chat.") { JSONText($0.key.chat) },
        APIField(
            "day", .day, "The day, in the workspace's time zone; null where each message has its own entry.",
            canBeNull: true
        ) {
            JSONText($0.key.day)
        },
        APIField("state", .words(["waiting", "settled", "refused"]), "settled: HubSpot shows it as it should be.") {
            .text($0.state)
        },
        APIField("owner_id", .id, "The HubSpot owner it is shown under.", canBeNull: true) { JSONText($0.owner) },
        APIField("owner_reason", .text, "Why that owner, in a sentence.", canBeNull: true) { JSONText($0.ownerReason) },
        APIField("failure", .text, "What went wrong last, one word.", canBeNull: true) { JSONText($0.failure) },
        APIField("sentence", .text, "The same in a sentence a person can act on.", canBeNull: true) {
            JSONText($0.sentence)
        },
        APIField("attempts", .integer, "Failed tries since it last worked.") { .integer($0.attempts) },
        APIField("changed_at", .moment, "When what it should show changed last.") { JSONText($0.changedAt) },
        APIField("due_at", .moment, "When it is written next, if it waits.") { JSONText($0.dueAt) },
        APIField("written_at", .moment, "When HubSpot took it last.", canBeNull: true) { JSONText($0.writtenAt) },
        APIField("communications", .list(.object(communicationFields.map(\.property))), "HubSpot's records of it.") {
            .list($0.communications.flatMap(rows).map { communicationFields.json($0) })
        },
    ],
    filters: [
        .word("state", "Only entries in this state.", of: ["waiting", "settled", "refused"], \.state),
        .rowID("chat", "Entries of this chat.", \.chat),
    ],
    noFilter: { TimelineEntryList.Filter() },
    narrow: { $0.sight = $1 },
    idMeaning: "Chat and day (or message), joined by a dash.")

/// A record of HubSpot on the timeline of one contact.
private struct CommunicationRow: Sendable {
    var communication: CommunicationTable.Row
    var contact: ContactID
}

private func rows(_ communication: CommunicationTable.Row) -> [CommunicationRow] {
    communication.contacts.map { CommunicationRow(communication: communication, contact: $0) }
}

private let communicationFields: [APIField<CommunicationRow>] = [
    APIField("communication_id", .id, "HubSpot's record id; null while a create is being looked for.", canBeNull: true)
    {
        JSONText($0.communication.id)
    },
    APIField("contact_id", .id, "The contact on whose timeline it stands.") { JSONText($0.contact) },
    APIField("part", .integer, "Which part of a day too long for one record, from 0.") {
        .integer($0.communication.key.part)
    },
    APIField("state", .words(["creating", "standing"]), "creating: sent, and not known yet whether HubSpot made it.") {
        .text($0.communication.state.rawValue)
    },
]
