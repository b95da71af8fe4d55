import Domain
import Sync

// HubSpot's records as the API writes them.

let dealFields: [APIField<Deal>] = [
    APIField("id", .id, "HubSpot's record id.") { JSONText($0.id) },
    APIField("name", .text, "Its name.", canBeNull: true) { JSONText($0.name) },
    APIField("pipeline_id", .id, "See pipelines/deals.", canBeNull: true) { JSONText($0.pipeline) },
    APIField("stage_id", .id, "Where it stands.", canBeNull: true) { JSONText($0.stage) },
    APIField("amount", .text, "A decimal number.", canBeNull: true) { JSONText($0.amount) },
    APIField("currency", .text, "The amount's, if it is not the account's.", canBeNull: true) { JSONText($0.currency) },
    APIField("closes_at", .moment, "When it is expected to end.", canBeNull: true) { JSONText($0.closesAt) },
    APIField("owner_id", .id, "Whose it is.", canBeNull: true) { JSONText($0.owner) },
    APIField("is_closed", .flag, "It is over.") { .bool($0.isClosed) },
    APIField("is_won", .flag, "It ended well.") { .bool($0.isWon) },
    APIField("created_at", .moment, "When it was opened.", canBeNull: true) { JSONText($0.createdAt) },
    APIField("modified_at", .moment, "When it was changed last.", canBeNull: true) { JSONText($0.modifiedAt) },
]

let ticketFields: [APIField<Ticket>] = [
    APIField("id", .id, "HubSpot's record id.") { JSONText($0.id) },
    APIField("subject", .text, "What it is about.", canBeNull: true) { JSONText($0.subject) },
    APIField("content", .text, "What was asked for.", canBeNull: true) { JSONText($0.content) },
    APIField("pipeline_id", .id, "See pipelines/tickets.", canBeNull: true) { JSONText($0.pipeline) },
    APIField("stage_id", .id, "Where it stands.", canBeNull: true) { JSONText($0.stage) },
    APIField("priority", .words(RecordPriority.allCases.map(\.rawValue)), "How much it hurries.", canBeNull: true) {
        JSONText($0.priority?.rawValue)
    },
    APIField("owner_id", .id, "Whose it is.", canBeNull: true) { JSONText($0.owner) },
    APIField("closed_at", .moment, "When it was closed.", canBeNull: true) { JSONText($0.closedAt) },
    APIField("created_at", .moment, "When it was opened.", canBeNull: true) { JSONText($0.createdAt) },
    APIField("modified_at", .moment, "When it was changed last.", canBeNull: true) { JSONText($0.modifiedAt) },
]

let taskFields: [APIField<CRMTask>] = [
    APIField("id", .id, "HubSpot's record id.") { JSONText($0.id) },
    APIField("subject", .text, "What is to be done.", canBeNull: true) { JSONText($0.subject) },
    APIField("body", .text, "More about it, HTML.", canBeNull: true) { JSONText($0.body) },
    APIField("status", .text, "not_started, in_progress, waiting, deferred, completed, or a word of HubSpot's.") {
        .text($0.status.word)
    },
    APIField("kind", .words(CRMTask.Kind.allCases.map(\.rawValue)), "What kind of work.") { .text($0.kind.rawValue) },
    APIField("priority", .words(RecordPriority.allCases.map(\.rawValue)), "How much it hurries.", canBeNull: true) {
        JSONText($0.priority?.rawValue)
    },
    APIField("due_at", .moment, "By when.", canBeNull: true) { JSONText($0.dueAt) },
    APIField("owner_id", .id, "Who is to do it.", canBeNull: true) { JSONText($0.owner) },
    APIField("created_at", .moment, "When it was given.", canBeNull: true) { JSONText($0.createdAt) },
    APIField("modified_at", .moment, "When it was changed last.", canBeNull: true) { JSONText($0.modifiedAt) },
]

let noteFields: [APIField<Note>] = [
    APIField("id", .id, "HubSpot's record id.") { JSONText($0.id) },
    APIField("body", .text, "HTML as HubSpot has it: clean it before showing it.") { .text($0.body) },
    APIField("at", .moment, "Its place on the timeline.", canBeNull: true) { JSONText($0.at) },
    APIField("file_ids", .list(.id), "Files in HubSpot.") { .list($0.attachments.map { JSONText($0) }) },
    APIField("owner_id", .id, "Who wrote it.", canBeNull: true) { JSONText($0.owner) },
    APIField("created_at", .moment, "When it was written.", canBeNull: true) { JSONText($0.createdAt) },
    APIField("modified_at", .moment, "When it was changed last.", canBeNull: true) { JSONText($0.modifiedAt) },
]

let companyFields: [APIField<Company>] = [
    APIField("id", .id, "HubSpot's record id.") { JSONText($0.id) },
    APIField("name", .text, "Its name.", canBeNull: true) { JSONText($0.name) },
    APIField("domain", .text, "Its domain.", canBeNull: true) { JSONText($0.domain) },
    APIField("phone", .text, "Its phone.", canBeNull: true) { JSONText($0.phone) },
    APIField("city", .text, "Where it is.", canBeNull: true) { JSONText($0.city) },
    APIField("country", .text, "Where it is.", canBeNull: true) { JSONText($0.country) },
    APIField("owner_id", .id, "Whose it is.", canBeNull: true) { JSONText($0.owner) },
]
