/// Finds functions, initializers, subscripts and computed properties in code, and how many lines each takes.
struct FunctionFinder {
    struct Function: Equatable {
        let name: String
        let line: Int
        /// From the line that starts the declaration to the one with its closing brace.
        let length: Int
    }

    private let file: SwiftFile
    private let code: [UInt8]
    private let lineStarts: [Int]

    init(_ file: SwiftFile) {
        self.file = file
        code = Array(file.code.joined(separator: "\n").utf8)
        lineStarts = file.code.reduce(into: [0]) { $0.append($0.last! + $1.utf8.count + 1) }
    }

    var functions: [Function] {
        file.code.indices.compactMap { index in
            guard let (start, isProperty) = declaration(in: index) else { return nil }
            guard let brace = bodyStart(from: start, isProperty: isProperty) else { return nil }
            let length = line(of: end(of: brace)) - index + 1
            return Function(name: name(at: index), line: index + 1, length: length)
        }
    }

    /// Where a declaration on this line begins, behind its modifiers.
    private func declaration(in index: Int) -> (start: Int, isProperty: Bool)? {
        let pattern = /(?:^|[\s)}])(func|init|deinit|subscript|var)\b/
        guard let match = file.code[index].firstMatch(of: pattern) else { return nil }
        let before = file.code[index][..<match.range.lowerBound]
        guard !before.contains(/\b(for|if|while|guard|case|switch)\b/) else { return nil }
        let offset = file.code[index].utf8.distance(from: before.startIndex, to: match.range.upperBound)
        return (lineStarts[index] + offset, match.output.1 == "var")
    }

    /// The first brace outside parentheses and brackets, or `nil` where the declaration has no body.
    private func bodyStart(from start: Int, isProperty: Bool) -> Int? {
        var depth = 0
        for place in start..<code.count {
            switch code[place] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "{") where depth == 0: return place
            case UInt8(ascii: "}") where depth == 0: return nil
            case UInt8(ascii: "=") where isProperty && depth == 0: return nil
            case UInt8(ascii: "\n") where depth == 0:
                if isProperty || !continues(lineAt: place + 1) { return nil }
            default: break
            }
        }
        return nil
    }

    /// Whether the line still belongs to a signature: `-> Reply {`, `where …`, `throws(Failure) {`, or the brace alone.
    private func continues(lineAt start: Int) -> Bool {
        let rest = code[start...].prefix { $0 != UInt8(ascii: "\n") }
        return String(decoding: rest, as: UTF8.self).contains(/^\s*(\{|->|where\b|async\b|throws\b|rethrows\b)/)
    }

    private func end(of brace: Int) -> Int {
        var depth = 0
        for place in brace..<code.count {
            if code[place] == UInt8(ascii: "{") { depth += 1 }
            if code[place] == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0 { return place }
        }
        return code.count - 1
    }

    private func line(of place: Int) -> Int {
        (lineStarts.firstIndex { $0 > place } ?? lineStarts.count) - 1
    }

    /// For the message only: the name as written, with backticks if it has them.
    private func name(at index: Int) -> String {
        let pattern = /(?:func|var)\s+(`[^`]*`|\w+)|(init|deinit|subscript)\b/
        guard let match = file.lines[index].firstMatch(of: pattern) else { return "?" }
        return String(match.output.1 ?? match.output.2 ?? "?")
    }
}
