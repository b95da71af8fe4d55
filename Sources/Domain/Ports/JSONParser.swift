import Foundation

/// Written by hand because decoding through `Codable` tries every case of the enum at every value.
struct JSONParser {
    /// The text and one closing NUL. No token may contain a NUL, so no loop can run past it.
    private let bytes: [UInt8]
    private var position = 0
    private var unescaped: [UInt8] = []
    /// How many fields the last object of each depth had. Those of a list are alike, and a dictionary that grows hashes
    /// every key again.
    private var sizes = [Int](repeating: 6, count: JSON.depthLimit + 1)

    init(_ data: Data) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(data.count + 1)
        bytes.append(contentsOf: data)
        bytes.append(0)
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    mutating func wholeText() throws(JSONFailure) -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count - 1 else { throw .unexpectedByte(at: position) }
        return value
    }

    private mutating func value(depth: Int) throws(JSONFailure) -> JSON {
        skipSpace()
        switch bytes[position] {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSONFailure) -> JSON {
        guard depth <= JSON.depthLimit else { throw .nestedTooDeep(at: position) }
        position += 1
        if skip(UInt8(ascii: "}")) { return .object([:]) }
        var fields = [String: JSON](minimumCapacity: sizes[depth])
        repeat {
            skipSpace()
            guard bytes[position] == UInt8(ascii: "\"") else { throw unexpected() }
            let key = try string()
            guard skip(UInt8(ascii: ":")) else { throw unexpected() }
            fields[key] = try value(depth: depth)
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "}")) else { throw unexpected() }
        sizes[depth] = fields.count
        return .object(fields)
    }

    private mutating func array(depth: Int) throws(JSONFailure) -> JSON {
        guard depth <= JSON.depthLimit else { throw .nestedTooDeep(at: position) }
        position += 1
        var elements: [JSON] = []
        if skip(UInt8(ascii: "]")) { return .array(elements) }
        repeat {
            elements.append(try value(depth: depth))
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "]")) else { throw unexpected() }
        return .array(elements)
    }

    private mutating func word(_ word: String, _ value: JSON) throws(JSONFailure) -> JSON {
        for byte in word.utf8 {
            guard bytes[position] == byte else { throw unexpected() }
            position += 1
        }
        return value
    }

    private mutating func string() throws(JSONFailure) -> String {
        position += 1
        let start = position
        while true {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return text(start..<(position - 1))
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw unexpected()
            default: position += 1
            }
        }
    }

    /// The slow half of `string()`: `position` is at the first backslash.
    private mutating func escapedString(from start: Int) throws(JSONFailure) -> String {
        unescaped.removeAll(keepingCapacity: true)
        unescaped.append(contentsOf: bytes[start..<position])
        while true {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: unescaped, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape()
            case 0..<0x20: throw unexpected()
            default:
                unescaped.append(byte)
                position += 1
            }
        }
    }

    /// Without an `ArraySlice`, whose way to a `String` is looked up anew each time.
    private func text(_ range: Range<Int>) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
    }

    private mutating func escape() throws(JSONFailure) {
        position += 1
        switch bytes[position] {
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(bytes[position])
        case UInt8(ascii: "u"):
            position += 1
            return unescaped.append(contentsOf: String(try escapedScalar()).utf8)
        default: throw unexpected()
        }
        position += 1
    }

    /// After `\u`: one UTF-16 unit, or two that form a pair. A half without its other half is U+FFFD.
    private mutating func escapedScalar() throws(JSONFailure) -> Unicode.Scalar {
        let high = try fourHexDigits()
        let afterHigh = position
        if 0xD800..<0xDC00 ~= high, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u") {
            position += 2
            let low = try fourHexDigits()
            if 0xDC00..<0xE000 ~= low {
                return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
            }
            position = afterHigh
        }
        return high == 0 ? "\u{FFFD}" : Unicode.Scalar(high) ?? "\u{FFFD}"
    }

    private mutating func fourHexDigits() throws(JSONFailure) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: throw unexpected()
            }
            position += 1
        }
        return unit
    }

    private mutating func number() throws(JSONFailure) -> JSON {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let leadsWithZero = bytes[position] == UInt8(ascii: "0")
        let digits = try skipDigits()
        guard !leadsWithZero || digits == 1 else { throw .unexpectedByte(at: position - 1) }
        let integerEnd = position
        if bytes[position] == UInt8(ascii: ".") {
            position += 1
            _ = try skipDigits()
        }
        if bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") { position += 1 }
            _ = try skipDigits()
        }
        let text = text(start..<position)
        if position == integerEnd, let integer = Int64(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { return .string(text) }
        // Within 2^53 an integral value is exact, however it was spelled.
        if abs(number) <= 9_007_199_254_740_992, let integer = Int64(exactly: number) { return .integer(integer) }
        return .number(number)
    }

    /// At least one digit; how many there were.
    private mutating func skipDigits() throws(JSONFailure) -> Int {
        let start = position
        while bytes[position] >= UInt8(ascii: "0"), bytes[position] <= UInt8(ascii: "9") { position += 1 }
        guard position > start else { throw unexpected() }
        return position - start
    }

    /// Skips white space and then `byte`, if it is next.
    private mutating func skip(_ byte: UInt8) -> Bool {
        skipSpace()
        guard bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while true {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private func unexpected() -> JSONFailure {
        position >= bytes.count - 1 ? .endsTooEarly : .unexpectedByte(at: position)
    }
}
