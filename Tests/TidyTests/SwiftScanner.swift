/// Tells code from comments and strings, byte by byte. It knows nested comments, raw and multi-line strings and
/// interpolation; it does not know regex literals, whose insides count as code.
struct SwiftScanner {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    /// As many bytes as came in: what is no code has become spaces.
    private(set) var code: [UInt8]
    private(set) var comments: [SwiftFile.Piece] = []
    private(set) var literals: [SwiftFile.Piece] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        code = bytes
    }

    mutating func run() {
        scanCode(untilParenthesis: false)
    }

    /// Inside an interpolation it ends behind the parenthesis that closes it.
    private mutating func scanCode(untilParenthesis: Bool) {
        var depth = 1
        while position < bytes.count {
            if starts("//") {
                scanLineComment()
            } else if starts("/*") {
                scanBlockComment()
            } else if let hashes = stringStart() {
                scanString(hashes: hashes)
            } else if bytes[position] == UInt8(ascii: "`") {
                scanRawIdentifier()
            } else {
                if bytes[position] == UInt8(ascii: "(") { depth += 1 }
                if bytes[position] == UInt8(ascii: ")") { depth -= 1 }
                step()
                if untilParenthesis && depth == 0 { return }
            }
        }
    }

    private mutating func scanLineComment() {
        let start = position
        while position < bytes.count && bytes[position] != UInt8(ascii: "\n") { blank() }
        comments.append(piece(from: start, line: line))
    }

    private mutating func scanBlockComment() {
        let start = position
        let firstLine = line
        var depth = 0
        repeat {
            if starts("/*") {
                depth += 1
                blank(2)
            } else if starts("*/") {
                depth -= 1
                blank(2)
            } else {
                blank()
            }
        } while depth > 0 && position < bytes.count
        comments.append(piece(from: start, line: firstLine))
    }

    /// A name in backticks may hold anything; only letters in it could be taken for code.
    private mutating func scanRawIdentifier() {
        blank()
        while position < bytes.count && bytes[position] != UInt8(ascii: "`") { blank() }
        if position < bytes.count { blank() }
    }

    /// The number of `#` in front of a quotation mark that starts here.
    private func stringStart() -> Int? {
        var hashes = 0
        while position + hashes < bytes.count && bytes[position + hashes] == UInt8(ascii: "#") { hashes += 1 }
        guard position + hashes < bytes.count, bytes[position + hashes] == UInt8(ascii: "\"") else { return nil }
        return hashes
    }

    private mutating func scanString(hashes: Int) {
        let fence = String(repeating: "#", count: hashes)
        let isLong = starts(fence + "\"\"\"")
        let closing = (isLong ? "\"\"\"" : "\"") + fence
        let escape = "\\" + fence
        blank(closing.utf8.count)
        let start = position
        let firstLine = line
        while position < bytes.count && !starts(closing) && (isLong || bytes[position] != UInt8(ascii: "\n")) {
            if starts(escape + "(") {
                blank(escape.utf8.count + 1)
                scanCode(untilParenthesis: true)
            } else {
                blank(starts(escape) ? escape.utf8.count + 1 : 1)
            }
        }
        literals.append(piece(from: start, line: firstLine))
        if starts(closing) { blank(closing.utf8.count) }
    }

    private func starts(_ text: String) -> Bool {
        var place = position
        for byte in text.utf8 {
            guard place < bytes.count, bytes[place] == byte else { return false }
            place += 1
        }
        return true
    }

    private func piece(from start: Int, line: Int) -> SwiftFile.Piece {
        SwiftFile.Piece(line: line, text: String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func step() {
        if bytes[position] == UInt8(ascii: "\n") { line += 1 }
        position += 1
    }

    private mutating func blank(_ count: Int = 1) {
        for _ in 0..<count where position < bytes.count {
            if bytes[position] != UInt8(ascii: "\n") { code[position] = UInt8(ascii: " ") }
            step()
        }
    }
}
