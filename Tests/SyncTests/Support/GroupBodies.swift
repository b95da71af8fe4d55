import Domain
import Foundation

let northGroup = GroupID("R3J1cCBOb3J0ZA")

/// A webhook about Obra Norte, `seconds` after noon.
func groupBody(_ field: String, at seconds: Int64 = 0, _ fields: [String: JSON]) throws -> Data {
    var group = fields
    group["group_id"] = .string(northGroup.value)
    group["timestamp"] = .string(String(Timestamp.noon.milliseconds / 1000 + seconds))
    let value: JSON = [
        "messaging_product": "whatsapp",
        "metadata": ["display_phone_number": "34910123456", "phone_number_id": .string(ventas.value)],
        "groups": [.object(group)],
    ]
    let whole: JSON = [
        "object": "whatsapp_business_account",
        "entry": [["id": .string(waba.value), "changes": [["field": .string(field), "value": value]]]],
    ]
    return try whole.encoded()
}

func groupMade(_ subject: String, at seconds: Int64 = 0) throws -> Data {
    try groupBody("group_lifecycle_update", at: seconds, ["type": "group_create", "subject": .string(subject)])
}

func groupRenamed(_ subject: String, at seconds: Int64) throws -> Data {
    try groupBody(
        "group_settings_update", at: seconds,
        ["type": "group_settings_update", "group_subject": ["text": .string(subject), "update_successful": true]])
}

func groupDeleted(at seconds: Int64) throws -> Data {
    try groupBody("group_lifecycle_update", at: seconds, ["type": "group_delete"])
}

func joined(_ phones: String..., at seconds: Int64 = 0) throws -> Data {
    try groupBody(
        "group_participants_update", at: seconds,
        [
            "type": "group_participants_add", "reason": "invite_link",
            "added_participants": .array(phones.map { ["wa_id": .string($0)] }),
        ])
}

func left(_ phone: String, at seconds: Int64) throws -> Data {
    try groupBody(
        "group_participants_update", at: seconds,
        [
            "type": "group_participants_remove", "initiated_by": "participant",
            "removed_participants": [["wa_id": .string(phone)]],
        ])
}

/// What somebody writes in the group.
func inGroup(_ id: String, _ words: String = "hello", phone: String = oriolPhone, at seconds: Int64 = 0) -> JSON {
    message(
        id, ["type": "text", "text": ["body": .string(words)], "group_id": .string(northGroup.value)], phone: phone,
        at: seconds)
}

/// What the business writes there.
func toGroup(_ id: String, _ words: String, at seconds: Int64 = 0) -> JSON {
    guard case .object(var fields) = inGroup(id, words, phone: "34910123456", at: seconds) else { return .null }
    fields["to"] = .string(northGroup.value)
    return .object(fields)
}

func groupStatus(_ id: String, _ word: String, of phone: String?, at seconds: Int64 = 0) -> JSON {
    var status: [String: JSON] = [
        "id": .string(id), "status": .string(word), "recipient_id": .string(northGroup.value),
        "recipient_type": "group", "timestamp": .string(String(Timestamp.noon.milliseconds / 1000 + seconds)),
    ]
    status["recipient_participant_id"] = phone.map { .string($0) }
    return .object(status)
}
