public import Domain
public import Foundation

/// Makes bodies that nobody would send out of those that somebody does: seeded, so that each can be made again.
public struct BodyMutator: Sendable {
    private var random: SplitMix

    public init(seed: UInt64) {
        random = SplitMix(state: seed)
    }

    /// One to four changes, of the values or of the bytes.
    public mutating func mutate(_ body: JSON) -> Data {
        var body = body
        let changes = Int.random(in: 1...4, using: &random)
        let ofBytes = Int.random(in: 0...changes, using: &random)
        for _ in 0..<(changes - ofBytes) { body = change(body, depth: 0) }
        var bytes = (try? body.encoded()) ?? Data("{}".utf8)
        for _ in 0..<ofBytes { changeBytes(&bytes) }
        return bytes
    }

    /// A key lost, doubled under another name, given another key's value; an element doubled, lost or moved; a value of
    /// another type, an absurd one, one nested deep.
    private mutating func change(_ value: JSON, depth: Int) -> JSON {
        // Down most of the time, so that deep places are reached.
        let goesDown = depth < 12 && Int.random(in: 0..<5, using: &random) > 0
        switch value {
        case .object(let fields) where !fields.isEmpty: return goesDown ? down(fields, depth) : changed(fields)
        case .array(let elements) where !elements.isEmpty: return goesDown ? down(elements, depth) : changed(elements)
        case .null, .bool, .number, .integer, .string, .array, .object: return other(than: value)
        }
    }

    private mutating func down(_ fields: [String: JSON], _ depth: Int) -> JSON {
        var fields = fields
        let key = pick(fields.keys.sorted())
        fields[key] = change(fields[key] ?? .null, depth: depth + 1)
        return .object(fields)
    }

    private mutating func down(_ elements: [JSON], _ depth: Int) -> JSON {
        var elements = elements
        let index = Int.random(in: 0..<elements.count, using: &random)
        elements[index] = change(elements[index], depth: depth + 1)
        return .array(elements)
    }

    private mutating func changed(_ fields: [String: JSON]) -> JSON {
        var fields = fields
        let keys = fields.keys.sorted()
        let key = pick(keys)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: fields[key] = nil
        case 1: fields[key + "2"] = fields[key]
        case 2: fields[key] = fields[pick(keys)]
        case 3: fields[key] = .array([fields[key] ?? .null])
        case 4: fields[key] = other(than: fields[key] ?? .null)
        default: return other(than: .object(fields))
        }
        return .object(fields)
    }

    private mutating func changed(_ elements: [JSON]) -> JSON {
        var elements = elements
        let index = Int.random(in: 0..<elements.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: elements.remove(at: index)
        case 1: elements.append(elements[index])
        case 2: elements.swapAt(index, Int.random(in: 0..<elements.count, using: &random))
        case 3: elements[index] = .null
        case 4: return elements[index]
        default: return other(than: .array(elements))
        }
        return .array(elements)
    }

    private mutating func other(than value: JSON) -> JSON {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return nested(value)
        case 1: return retyped(value)
        case 2: return ["\u{0}": value, "": [value]]
        default: return pick(Self.absurdities)
        }
    }

    private mutating func nested(_ value: JSON) -> JSON {
        // Mostly legal; the parser's own limit is beyond.
        let depth = pick([2, 10, 100, 600])
        return (0..<depth).reduce(value) { inner, level in level.isMultiple(of: 2) ? [inner] : ["a": inner] }
    }

    private func retyped(_ value: JSON) -> JSON {
        switch value {
        case .string(let text): Int64(text).map { .integer($0) } ?? .array(text.prefix(20).map { .string(String($0)) })
        case .integer(let number): .string(String(number))
        case .number(let number): .string(String(number))
        case .bool(let flag): .string(flag ? "true" : "false")
        case .array(let elements): .object(Dictionary(elements.prefix(50).enumerated().map { ("\($0)", $1) }) { $1 })
        case .object(let fields): .array(fields.sorted { $0.key < $1.key }.map(\.value))
        case .null: ""
        }
    }

    /// A bit, a byte, a piece lost, doubled or overwritten, the end cut off, bytes that are no UTF-8.
    private mutating func changeBytes(_ bytes: inout Data) {
        guard bytes.count > 2 else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let length = Int.random(in: 1...min(40, bytes.count), using: &random)
        let end = min(bytes.count, place + length)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 4: bytes.removeLast(bytes.count - place)
        case 5: bytes.replaceSubrange(place..<end, with: pick(Self.badBytes))
        case 6: bytes.insert(contentsOf: pick(Self.badBytes), at: place)
        default: bytes[place] = pick(Array("{}[]\",:\\0-e.tfn".utf8))
        }
        bytes = Data(bytes)
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }

    private static let absurdities: [JSON] = [
        nil, true, false, 0, -1, 1, .integer(.min), .integer(.max), .number(1e300), .number(-0.5), .number(2.3e-308),
        "",
        " ", "+", "0", "nan", "inf", "-0", "9999999999999999999999", "ES.1", "ES.", "wamid.", "\u{0}\u{202E}\u{FFFD}",
        "\u{1F468}\u{200D}\u{1F469}\u{0301}", "text", "system", "edit", "contact", "remove", "user_changed_number",
        .string(String(repeating: "x", count: 9_000)), .string(String(repeating: "\u{0301}", count: 3_000)), [], [nil],
        [[]], [[:]], [:], ["": nil], ["id": nil], ["body": [:]], ["code": "x"], ["progress": 101],
        ["type": "edit", "edit": ["original_message_id": 1, "message": ["type": "edit"]]], "1797940800",
        .integer(253_402_300_800),
    ]

    private static let badBytes: [[UInt8]] = [
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x00], [0xEF, 0xBB, 0xBF],
        Array(#"\ud83d"#.utf8), Array(#"\u0000"#.utf8), Array("1e999".utf8), Array("/*".utf8),
        Array("-00000000000000000000000000000000001".utf8),
    ]
}

/// SplitMix64: the same seed, the same bodies.
private struct SplitMix: RandomNumberGenerator, Sendable {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
