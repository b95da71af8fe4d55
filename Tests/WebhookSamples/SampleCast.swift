import Domain

/// The people and ids of one sample: no two samples share any, so that they can be stored beside each other.
public struct SampleCast: Sendable {
    public static let account = "550010020030040"
    public static let number = "771122334455667"
    public static let display = "34931234567"

    /// Which sample it is.
    public let index: Int

    public init(index: Int) {
        self.index = index
    }

    /// The customer, and a second one.
    var phone: String { "34622\(100_000 + index * 10)" }
    var otherPhone: String { "34622\(100_001 + index * 10)" }
    var newPhone: String { "34622\(100_002 + index * 10)" }
    var user: String { "ES.7000\(100_000 + index * 10)" }
    var otherUser: String { "ES.7000\(100_001 + index * 10)" }
    var newUser: String { "ES.7000\(100_002 + index * 10)" }

    func wamid(_ place: Int) -> String { "wamid.S\(index)N\(place)" }

    /// Seconds since 1970 as text.
    func time(_ seconds: Int) -> JSON { .string(String(1_797_940_800 + index * 60 + seconds)) }

    var contact: JSON {
        [
            "profile": ["name": .string("Núria \(index)"), "username": .string("@nuria\(index)")],
            "wa_id": .string(phone), "user_id": .string(user), "identity_key_hash": "DF2lS5v2W6x=",
        ]
    }

    /// A message of the customer.
    func message(_ place: Int, _ fields: [String: JSON]) -> JSON {
        let heading: [String: JSON] = [
            "from": .string(phone), "from_user_id": .string(user), "id": .string(wamid(place)),
            "timestamp": time(place),
        ]
        return .object(heading.merging(fields) { $1 })
    }

    /// What the business wrote on its phone.
    func echo(_ place: Int, _ fields: [String: JSON]) -> JSON {
        let heading: [String: JSON] = [
            "from": .string(Self.display), "to": .string(phone), "to_user_id": .string(user),
            "id": .string(wamid(place)), "timestamp": time(place),
        ]
        return .object(heading.merging(fields) { $1 })
    }

    func status(_ place: Int, _ word: String, _ fields: [String: JSON] = [:]) -> JSON {
        let heading: [String: JSON] = [
            "id": .string(wamid(place)), "status": .string(word), "timestamp": time(place),
            "recipient_id": .string(phone), "recipient_user_id": .string(user),
        ]
        return .object(heading.merging(fields) { $1 })
    }

    /// A value with metadata and these parts.
    func value(_ parts: [String: JSON]) -> JSON {
        let shared: [String: JSON] = [
            "messaging_product": "whatsapp",
            "metadata": ["display_phone_number": .string(Self.display), "phone_number_id": .string(Self.number)],
        ]
        return .object(shared.merging(parts) { $1 })
    }

    /// A body with one change.
    func body(_ field: String, _ parts: [String: JSON]) -> JSON {
        envelope([change(field, value(parts))])
    }

    /// The same of a field that has no metadata, told at a time of the sample's own.
    func accountBody(_ field: String, _ value: [String: JSON], at seconds: Int = 0) -> JSON {
        envelope([change(field, .object(value))], time: time(seconds))
    }

    func messages(_ messages: JSON...) -> JSON {
        body("messages", ["contacts": [contact], "messages": .array(messages)])
    }

    func change(_ field: String, _ value: JSON) -> JSON {
        ["field": .string(field), "value": value]
    }

    func envelope(_ changes: [JSON], time: JSON? = nil) -> JSON {
        var entry: [String: JSON] = ["id": .string(Self.account), "changes": .array(changes)]
        entry["time"] = time
        return ["object": "whatsapp_business_account", "entry": [.object(entry)]]
    }

    func text(_ words: String) -> [String: JSON] { ["type": "text", "text": ["body": .string(words)]] }
}
