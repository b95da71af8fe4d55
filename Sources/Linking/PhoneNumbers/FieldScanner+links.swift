extension FieldScanner {
    /// Reads a link that begins here; false, and nothing is moved, when none does.
    mutating func link() -> Bool {
        let rest = bytes[position...]
        guard Self.initials.contains(rest[position] | 0x20) else { return false }
        let token = rest.prefix { !$0.isSpace && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ">") }
        let text = String(decoding: token.prefix(Self.longestLink), as: UTF8.self).lowercased()
        guard Self.beginnings.contains(where: text.hasPrefix) else { return false }
        if !part.digits.isEmpty { finish() }
        position += token.count
        linkedNumber(text)
        return true
    }

    private mutating func linkedNumber(_ text: String) {
        let digits = Self.markers.lazy.compactMap { marker in
            text.firstRange(of: marker).map { Self.leadingDigits(text[$0.upperBound...]) }
        }.first
        if let digits, !digits.isEmpty {
            for byte in digits { part.append(digit: byte) }
            part.isChatID = true
        } else {
            part.replaceProblem(.linkWithoutNumber)
        }
        finish()
    }

    /// The digits of a path or a query value; a plus in front, as it is or escaped, is left out.
    private static func leadingDigits(_ text: Substring) -> [UInt8] {
        var rest = text.utf8[...]
        if rest.starts(with: "%2b".utf8) { rest = rest.dropFirst(3) }
        if rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        let digits = Array(rest.prefix(while: Digits.isDigit))
        let end = rest.dropFirst(digits.count).first
        return end.map(\.isLetter) == true ? [] : digits
    }

    private static let initials = Set("hwac".utf8)
    private static let beginnings = [
        "http://", "https://", "wa.me/", "www.", "api.whatsapp.com/", "web.whatsapp.com/", "chat.whatsapp.com/",
        "whatsapp://",
    ]
    private static let markers = ["wa.me/", "phone="]
    private static let longestLink = 300

    /// What stands before an at sign is a chat id, an id that is no number, or an e-mail address.
    mutating func address() {
        let domain = bytes[(position + 1)...].prefix {
            $0.isASCIILetter || $0 == UInt8(ascii: ".") || Digits.isDigit($0)
        }
        position += 1 + domain.count
        switch String(decoding: domain.prefix(Self.longestLink), as: UTF8.self).lowercased() {
        case "c.us", "s.whatsapp.net":
            part.isChatID = true
            if part.hasPlus || !part.letters.isEmpty { part.fail(.symbols) }
        case "lid", "hosted.lid": part.replaceProblem(.privateID)
        case "g.us": part.replaceProblem(.group)
        case "newsletter", "broadcast": part.replaceProblem(.channel)
        default: part.replaceProblem(.email)
        }
        finish()
    }
}
