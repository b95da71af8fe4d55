/// The texts that a Swift source writes out, as far as a test needs to know them: literals of one line and of several,
/// put together where `+` joins them, with a mark where a value is put in.
enum WrittenTexts {
    static let place = "\u{1}"

    static func all(in source: String) -> [String] {
        var found: [String] = []
        var rest = source[...]
        while let mark = rest.firstIndex(where: { $0 == "\"" || $0 == "/" }) {
            rest = rest[mark...]
            if rest.hasPrefix("//") {
                rest = rest.drop { $0 != "\n" }
            } else if rest.hasPrefix("\"") {
                found.append(joined(&rest))
            } else {
                rest = rest.dropFirst()
            }
        }
        return found
    }

    private static func joined(_ rest: inout Substring) -> String {
        var whole = literal(&rest)
        while let next = behindPlus(rest) {
            rest = next
            whole += literal(&rest)
        }
        return whole
    }

    /// The literal that is added to the one before.
    private static func behindPlus(_ rest: Substring) -> Substring? {
        let plus = rest.drop(while: \.isWhitespace)
        guard plus.first == "+" else { return nil }
        let next = plus.dropFirst().drop(while: \.isWhitespace)
        return next.first == "\"" ? next : nil
    }

    private static func literal(_ rest: inout Substring) -> String {
        guard rest.hasPrefix("\"\"\"") else {
            rest = rest.dropFirst()
            return text(&rest, until: "\"")
        }
        rest = rest.dropFirst(3)
        let lines = text(&rest, until: "\"\"\"").split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        let indent = lines.last?.count ?? 0
        return lines.dropLast().map { $0.dropFirst(min(indent, $0.prefix { $0 == " " }.count)) }
            .joined(separator: "\n").replacing("\u{0}\n", with: "")
    }

    /// A backslash at the end of a line becomes a mark that joins it with the next.
    private static func text(_ rest: inout Substring, until end: String) -> String {
        var text = ""
        while !rest.isEmpty, !rest.hasPrefix(end) {
            let sign = rest.removeFirst()
            guard sign == "\\" else {
                text.append(sign)
                continue
            }
            switch rest.first {
            case "(":
                skipValue(&rest)
                text += place
            case "\n": text += "\u{0}"
            case "n":
                rest = rest.dropFirst()
                text += "\n"
            default: if let escaped = rest.popFirst() { text.append(escaped) }
            }
        }
        rest = rest.dropFirst(end.count)
        return text
    }

    private static func skipValue(_ rest: inout Substring) {
        var depth = 0
        while let sign = rest.popFirst() {
            if sign == "(" { depth += 1 }
            if sign == ")" { depth -= 1 }
            if sign == "\"" { _ = text(&rest, until: "\"") }
            if depth == 0 { return }
        }
    }
}
