/// Reads string literals out of Swift as the catalogue knows them: values are `{}`.
struct LiteralReader {
    private let bytes: [UInt8]
    private var position: Int

    init(_ bytes: [UInt8], at position: Int) {
        self.bytes = bytes
        self.position = position
    }

    /// The literal that begins here, behind white space; `nil` = something else does.
    mutating func next() -> String? {
        while position < bytes.count, [0x20, 0x0A].contains(bytes[position]) { position += 1 }
        guard starts("\"") else { return nil }
        let isLong = starts("\"\"\"")
        let closing = isLong ? "\"\"\"" : "\""
        position += closing.utf8.count
        var text: [UInt8] = []
        while position < bytes.count, !starts(closing) { take(&text) }
        position += closing.utf8.count
        let whole = String(decoding: text, as: UTF8.self)
        return isLong ? TemplateText.inOneLine(whole) : whole
    }

    /// The literals among the arguments behind the first one, up to the parenthesis that closes.
    mutating func argumentsAfterFirst() -> [String] {
        var depth = 1
        var commas = 0
        var found: [String] = []
        while position < bytes.count, depth > 0 {
            if starts("\"") {
                guard let text = next() else { break }
                if commas > 0, depth == 1 { found.append(text) }
                continue
            }
            if starts("(") { depth += 1 }
            if starts(")") { depth -= 1 }
            if starts(","), depth == 1 { commas += 1 }
            position += 1
        }
        return found
    }

    private mutating func take(_ text: inout [UInt8]) {
        guard starts("\\") else {
            text.append(bytes[position])
            position += 1
            return
        }
        position += 1
        if starts("(") {
            skipValue()
            text += Array("{}".utf8)
        } else if starts("\n") {
            position += 1
        } else {
            text.append(bytes[position])
            position += 1
        }
    }

    /// Behind the parenthesis that closes the one here; literals in between may hold others.
    private mutating func skipValue() {
        var depth = 0
        repeat {
            if starts("\"") {
                _ = next()
                continue
            }
            if starts("(") { depth += 1 }
            if starts(")") { depth -= 1 }
            position += 1
        } while depth > 0 && position < bytes.count
    }

    private func starts(_ text: String) -> Bool {
        position < bytes.count && bytes[position...].starts(with: text.utf8)
    }
}
