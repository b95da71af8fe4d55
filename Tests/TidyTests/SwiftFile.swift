/// One Swift file, cut into code, comments and string literals.
struct SwiftFile: Sendable {
    let path: String
    let lines: [String]
    /// The lines with comments and the insides of strings blanked: what the compiler acts on, in the same places.
    let code: [String]
    let comments: [Piece]
    let literals: [Piece]

    /// Text and the line it starts on, counted from 1.
    struct Piece: Sendable, Equatable {
        let line: Int
        let text: String
    }

    init(path: String, bytes: [UInt8]) {
        var scanner = SwiftScanner(bytes)
        scanner.run()
        self.path = path
        lines = SwiftFile.split(bytes)
        code = SwiftFile.split(scanner.code)
        comments = scanner.comments
        literals = scanner.literals
    }

    init(path: String, _ text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    private static func split(_ bytes: [UInt8]) -> [String] {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The folder right below `top`, which is the target's name: `Domain` for `Sources/Domain/Links/Link.swift`.
    func folder(in top: String) -> String? {
        let parts = path.split(separator: "/")
        guard parts.count > 2, parts[0] == top else { return nil }
        return String(parts[1])
    }

    func isBelow(_ folders: String...) -> Bool {
        folders.contains { path.hasPrefix($0 + "/") }
    }

    /// A violation for each line of code that matches. Word boundaries are between letters and anything else; the
    /// default ones follow human language, where `Task.sleep` is one word.
    func code(matching pattern: Regex<Substring>, _ complaint: String) -> [Violation] {
        let pattern = pattern.wordBoundaryKind(.simple)
        return code.enumerated().filter { $0.element.contains(pattern) }
            .map { Violation(path, line: $0.offset + 1, complaint) }
    }

    func literals(matching pattern: Regex<Substring>, _ complaint: String) -> [Violation] {
        let pattern = pattern.wordBoundaryKind(.simple)
        return literals.filter { $0.text.contains(pattern) }.map { Violation(path, line: $0.line, complaint) }
    }

    func comments(matching pattern: Regex<Substring>, _ complaint: String) -> [Violation] {
        let pattern = pattern.wordBoundaryKind(.simple)
        return comments.filter { $0.text.contains(pattern) }.map { Violation(path, line: $0.line, complaint) }
    }
}
