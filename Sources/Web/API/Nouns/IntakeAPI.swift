import Domain
import Foundation
import Storage

let intakeAPI = APIResource<IntakeList>(
    noun: .intake,
    summary: "Webhook bodies as received, the newest first. One of them comes with its body.",
    fields: [
        APIField("id", .id, "Our id of the body.") { JSONText($0.id) },
        APIField("source", .words(["whatsapp", "hubspot"]), "Who sent it.") { .text($0.source) },
        APIField(
            "state", .words(intakeStates), "unreadable: kept, not understood. failed: our mistake, can be replayed."
        ) {
            .text($0.state)
        },
        APIField("problem", .text, "What is wrong with it, in a sentence.", canBeNull: true) { JSONText($0.problem) },
        APIField("received_at", .moment, "When it came first.") { JSONText($0.receivedAt) },
        APIField("repeated", .integer, "How many more times the same bytes came.") { .integer($0.repeated) },
        APIField("bytes", .integer, "How long it is.") { .integer($0.byteCount) },
    ],
    detail: [
        APIField("body", .text, "The body as text; bytes that are not UTF-8 are shown as U+FFFD.") { item in
            .text(String(decoding: item.body ?? .init(), as: UTF8.self))
        }
    ],
    filters: [.word("state", "Only bodies in this state.", of: intakeStates, \.state)],
    noFilter: { IntakeList.Filter() },
    idMeaning: "Our id of the body.")

private let intakeStates = ["waiting", "done", "unreadable", "failed"]
