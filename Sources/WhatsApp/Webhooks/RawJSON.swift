import Domain

/// Writes a value back as JSON text for keeping what this program cannot read. Stops at the limit, so the work is
/// bounded however large the value is; a text that was cut is no longer JSON. Keys are sorted: equal values give equal
/// texts.
struct RawJSON {
    /// 8 KiB of UTF-8, the most that `WhatsAppEvent.unknown` may carry.
    static let byteLimit = 8192

    private var bytes: [UInt8] = []
    /// A little beyond the limit, so that the character across it is whole when `text()` cuts.
    private var isFull: Bool { bytes.count >= Self.byteLimit + 4 }

    static func text(of value: JSON) -> String {
        var writer = RawJSON()
        writer.write(value)
        return writer.text()
    }

    private mutating func write(_ value: JSON) {
        guard !isFull else { return }
        switch value {
        case .null: write("null")
        case .bool(let flag): write(flag ? "true" : "false")
        case .integer(let number): write(String(number))
        case .number(let number): write(String(number))
        case .string(let text): writeQuoted(text)
        case .array(let elements): writeArray(elements)
        case .object(let fields): writeObject(fields)
        }
    }

    private mutating func writeArray(_ elements: [JSON]) {
        write("[")
        for (index, element) in elements.enumerated() {
            if isFull { return }
            if index > 0 { write(",") }
            write(element)
        }
        write("]")
    }

    private mutating func writeObject(_ fields: [String: JSON]) {
        write("{")
        for (index, field) in fields.sorted(by: { $0.key < $1.key }).enumerated() {
            if isFull { return }
            if index > 0 { write(",") }
            writeQuoted(field.key)
            write(":")
            write(field.value)
        }
        write("}")
    }

    private mutating func write(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func writeQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if isFull { return }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case 0x0A: write("\\n")
            case 0..<0x20: write("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// At most `byteLimit` bytes, cut between characters.
    private func text() -> String {
        guard bytes.count > Self.byteLimit else { return String(decoding: bytes, as: UTF8.self) }
        var end = Self.byteLimit
        while end > 0, bytes[end] & 0b1100_0000 == 0b1000_0000 { end -= 1 }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }
}
