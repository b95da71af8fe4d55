import Domain

/// One hostile change at a random place of a value: another type, an absurd value, a key lost or doubled.
func mutated(_ value: JSON, using generator: inout SeededGenerator) -> JSON {
    switch value {
    case .object(let fields) where !fields.isEmpty && Int.random(in: 0..<4, using: &generator) > 0:
        var changed = fields
        let key = fields.keys.sorted()[Int.random(in: 0..<fields.count, using: &generator)]
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: changed[key] = nil
        default: changed[key] = mutated(fields[key] ?? .null, using: &generator)
        }
        return .object(changed)
    case .array(let elements) where !elements.isEmpty && Int.random(in: 0..<4, using: &generator) > 0:
        var changed = elements
        let index = Int.random(in: 0..<elements.count, using: &generator)
        changed[index] = mutated(elements[index], using: &generator)
        return .array(changed)
    default:
        return absurdities[Int.random(in: 0..<absurdities.count, using: &generator)]
    }
}

private let absurdities: [JSON] = [
    .null, true, false, 0, -1, 1, .integer(.min), .integer(.max), .number(1e300), .number(-0.5), "", " ", "+", "0",
    "nan", "inf", "9999999999999999999999", "ES.1", "ES.", "wamid.", "\u{0}\u{202E}\u{FFFD}", "text", "system", "edit",
    "user_changed_number", .string(String(repeating: "x", count: 20_000)), [], [nil], [[]], [[:]], [:], ["": nil],
    ["id": nil], ["body": [:]], ["type": "edit", "edit": ["original_message_id": 1, "message": ["type": "edit"]]],
]
