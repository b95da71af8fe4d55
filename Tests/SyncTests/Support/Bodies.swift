import Domain
import Foundation

let oriolPhone = "34622333444"
let oriolUser = "ES.20481310724416655001"
let linaPhone = "5215512345678"

/// A webhook of WhatsApp with one change for one business number.
func body(
    _ messages: JSON..., statuses: [JSON] = [], states: [JSON] = [], field: String = "messages",
    number: BusinessNumberID = ventas, account: String? = waba.value, contacts: [JSON] = []
) throws -> Data {
    var value: [String: JSON] = [
        "messaging_product": "whatsapp",
        "metadata": ["display_phone_number": "34910123456", "phone_number_id": .string(number.value)],
    ]
    let isEcho = field == "smb_message_echoes"
    if !messages.isEmpty { value[isEcho ? "message_echoes" : "messages"] = .array(messages) }
    if !statuses.isEmpty { value["statuses"] = .array(statuses) }
    if !states.isEmpty { value["state_sync"] = .array(states) }
    if !contacts.isEmpty { value["contacts"] = .array(contacts) }
    let field = states.isEmpty ? field : "smb_app_state_sync"
    var entry: [String: JSON] = ["changes": [["field": .string(field), "value": .object(value)]]]
    entry["id"] = account.map { .string($0) }
    let whole: JSON = ["object": "whatsapp_business_account", "entry": [.object(entry)]]
    return try whole.encoded()
}

/// A customer's message, `seconds` after noon.
func message(
    _ id: String, _ fields: [String: JSON], phone: String? = oriolPhone, user: String? = nil, at seconds: Int64 = 0
) -> JSON {
    var message = fields
    message["id"] = .string(id)
    message["timestamp"] = .string(String(Timestamp.noon.milliseconds / 1000 + seconds))
    message["from"] = phone.map { .string($0) }
    message["from_user_id"] = user.map { .string($0) }
    return .object(message)
}

func text(
    _ id: String, _ words: String = "hello", phone: String? = oriolPhone, user: String? = nil, at seconds: Int64 = 0,
    replyTo: String? = nil
) -> JSON {
    var fields: [String: JSON] = ["type": "text", "text": ["body": .string(words)]]
    fields["context"] = replyTo.map { ["id": .string($0)] }
    return message(id, fields, phone: phone, user: user, at: seconds)
}

func edit(_ id: String, of target: String, to words: String, at seconds: Int64 = 0) -> JSON {
    message(
        id,
        [
            "type": "edit",
            "edit": [
                "original_message_id": .string(target),
                "message": ["type": "text", "text": ["body": .string(words)]],
            ],
        ], at: seconds)
}

/// What the business wrote on its own phone to Oriol.
func echo(_ id: String, _ words: String, at seconds: Int64 = 0) -> JSON {
    guard case .object(var fields) = text(id, words, phone: "34910123456", at: seconds) else { return .null }
    fields["to"] = .string(oriolPhone)
    return .object(fields)
}

/// WhatsApp's notice that somebody has a new number.
func changedNumber(
    _ id: String, from old: String, oldUser: String? = nil, to new: String, newUser: String? = nil, at seconds: Int64
) -> JSON {
    var notice: [String: JSON] = ["type": "user_changed_number", "wa_id": .string(new), "body": "changed"]
    notice["user_id"] = newUser.map { .string($0) }
    return message(id, ["type": "system", "system": .object(notice)], phone: old, user: oldUser, at: seconds)
}

func status(_ id: String, _ word: String, at seconds: Int64 = 0) -> JSON {
    [
        "id": .string(id), "status": .string(word), "recipient_id": .string(oriolPhone),
        "timestamp": .string(String(Timestamp.noon.milliseconds / 1000 + seconds)),
    ]
}

/// The owner of the phone has somebody in the address book.
func saved(_ name: String, phone: String? = oriolPhone, user: String? = nil, at seconds: Int64) -> JSON {
    bookState("add", ["full_name": .string(name)], phone, user, seconds)
}

func removed(phone: String? = oriolPhone, user: String? = nil, at seconds: Int64) -> JSON {
    bookState("remove", [:], phone, user, seconds)
}

private func bookState(
    _ action: String, _ names: [String: JSON], _ phone: String?, _ user: String?, _ seconds: Int64
) -> JSON {
    var contact = names
    contact["phone_number"] = phone.map { .string($0) }
    contact["user_id"] = user.map { .string($0) }
    return [
        "type": "contact", "action": .string(action), "contact": .object(contact),
        "metadata": ["timestamp": .string(String(Timestamp.noon.milliseconds / 1000 + seconds))],
    ]
}
