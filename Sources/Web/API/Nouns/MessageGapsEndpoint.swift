import Domain
import HTTPTypes
import Storage

private let gapFields: [APIField<MessageGapTable.Gap>] = [
    APIField("phone_number_id", .id, "Meta's id of the business number.") { JSONText($0.number) },
    APIField("messages", .integer, "How many messages have a status and were never seen.") { .integer($0.count) },
    APIField("oldest", .moment, "When WhatsApp told of the first of them.") { JSONText($0.oldest) },
    APIField("newest", .moment, "When it told of the last of them.") { JSONText($0.newest) },
]

private let gapsProperty = APIField<[MessageGapTable.Gap]>(
    "numbers", .list(.object(gapFields.map(\.property))), "Numbers with such messages; empty is well."
) { .list($0.map { gapFields.json($0) }) }

/// A status may come before its message by this much.
private let patience = Duration.seconds(600)

/// `GET /api/v1/message-gaps`
let messageGapsEndpoint = APIEndpoint(
    method: .get, url: .messageGaps, name: "list_message_gaps",
    summary:
        "Messages of the last 90 days that WhatsApp told the fate of and that never came here: written by another "
        + "program through the same number, or lost. Contents cannot be had afterwards.",
    answer: .schema(APISchema(name: "MessageGaps", properties: [gapsProperty.property])),
    respond: { request in
        let before = request.services.clock.now - patience
        return [gapsProperty].json(try await request.read { try MessageGapTable.perNumber($0, $1, toldBefore: before) })
    })
