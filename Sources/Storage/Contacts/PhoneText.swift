import Domain

/// How a contact's phones stand in one column: `property TAB text` lines, what HubSpot holds byte for byte, with the
/// three characters that would break a line written as JSON strings write them.
enum PhoneText {
    static func text(of phones: [ContactPhone]) -> String {
        phones.map { "\($0.property)\t\(escaped($0.text))" }.joined(separator: "\n")
    }

    static func phones(in text: String) -> [ContactPhone] {
        text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 ? ContactPhone(property: String(parts[0]), text: unescaped(parts[1])) : nil
        }
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }) else { return text }
        return text.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "\n": "\\n"
            case "\t": "\\t"
            case "\r": "\\r"
            default: String(scalar)
            }
        }.joined()
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = String.UnicodeScalarView()
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\" else {
                result.append(scalar)
                continue
            }
            switch scalars.next() {
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "r": result.append("\r")
            case let other?: result.append(other)
            case nil: break
            }
        }
        return String(result)
    }
}
