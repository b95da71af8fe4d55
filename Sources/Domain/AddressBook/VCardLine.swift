/// One line of a vCard, unfolded: `item1.TEL;TYPE=cell;waid=34600111222:+34 600 111 222`.
struct VCardLine: Sendable {
    /// In capitals, without its group.
    let name: String
    /// Names in capitals. vCard 2.1 writes values alone: `TEL;CELL`, then the name is empty.
    let parameters: [(name: String, value: String)]
    /// Without quoted-printable, but escaped as it was.
    let value: String

    /// `nil` without a colon.
    init?(_ bytes: [UInt8]) {
        guard let colon = Self.colon(in: bytes) else { return nil }
        let head = Self.parts(ByteText.decode(bytes[..<colon]), at: ";")
        name = (head.first ?? "").split(separator: ".").last.map { $0.uppercased() } ?? ""
        parameters = head.dropFirst().map(Self.parameter)
        let charset = parameters.first { $0.name == "CHARSET" }?.value
        let raw = bytes[(colon + 1)...]
        value = ByteText.decode(
            Self.isQuotedPrintable(parameters) ? Self.unquoted(raw) : Array(raw), charset: charset)
    }

    func parameter(_ name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }

    /// The value's parts between semicolons, without escapes.
    var components: [String] {
        var parts = [""]
        var isEscaped = false
        for character in value {
            if isEscaped {
                parts[parts.count - 1] += Self.unescaped(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == ";" {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }

    /// The value as one text, without escapes.
    var text: String { components.joined(separator: ";") }

    /// The rest of a base64 value may follow in lines without any sign of it.
    var isBinary: Bool {
        ["PHOTO", "LOGO", "SOUND", "KEY"].contains(name)
            || parameters.contains { ["BASE64", "B"].contains($0.value.uppercased()) }
    }

    /// Whether the value of an incomplete line is quoted-printable, so that an equals sign at its end continues it.
    static func isQuotedPrintable(_ bytes: [UInt8]) -> Bool {
        guard let colon = colon(in: bytes) else { return false }
        return isQuotedPrintable(parts(ByteText.decode(bytes[..<colon]), at: ";").dropFirst().map(parameter))
    }

    private static func isQuotedPrintable(_ parameters: [(name: String, value: String)]) -> Bool {
        parameters.contains { $0.value.uppercased() == "QUOTED-PRINTABLE" }
    }

    /// The first one outside of quotes.
    private static func colon(in bytes: [UInt8]) -> Int? {
        var isQuoted = false
        return bytes.firstIndex { byte in
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            return byte == UInt8(ascii: ":") && !isQuoted
        } ?? bytes.firstIndex(of: UInt8(ascii: ":"))
    }

    private static func parameter(_ text: String) -> (name: String, value: String) {
        let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let value = (sides.last ?? "").filter { $0 != "\"" }.trimmed
        return (sides.count > 1 ? sides[0].uppercased().trimmed : "", value)
    }

    private static func parts(_ text: String, at separator: Character) -> [String] {
        var parts = [""]
        var isQuoted = false
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if character == separator, !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }

    private static func unescaped(_ character: Character) -> String {
        character == "n" || character == "N" ? " " : String(character)
    }

    /// `=C3=AD` is two bytes; what is no hexadecimal number stays.
    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            let pair = rest.prefix(2)
            if byte == UInt8(ascii: "="), pair.count == 2, pair.allSatisfy(isHexadecimal),
                let value = UInt8(String(decoding: pair, as: UTF8.self), radix: 16)
            {
                output.append(value)
                rest = rest.dropFirst(2)
            } else {
                output.append(byte)
            }
        }
        return output
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        Unicode.Scalar(byte).properties.isASCIIHexDigit
    }
}

extension StringProtocol {
    /// Without spaces at either end.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
