/// The texts that the pages look up: between `{{#t}}` and `{{/t}}` in templates, and in `localized("…")`, counts of
/// things and titles of pages in Swift.
struct UsedTexts {
    struct Text {
        var path: String
        var line: Int
        var text: String
    }

    let texts: [Text]

    init(_ tree: Tree) {
        let templates = tree.paths.filter { $0.hasPrefix("Sources/Web/Pages/") && $0.hasSuffix(".mustache") }
        texts =
            templates.flatMap { path in
                TemplateText(tree.text(of: path) ?? "").translated.map {
                    Text(path: path, line: $0.line, text: $0.text)
                }
            } + tree.swift.filter { $0.isBelow("Sources/Web") }.flatMap { Self.texts(in: $0) }
    }

    static func texts(in file: SwiftFile) -> [Text] {
        let code = Array(file.code.joined(separator: "\n").utf8)
        let source = file.lines.joined(separator: "\n")
        let bytes = Array(source.utf8)
        func found(_ opening: String, _ read: (inout LiteralReader) -> [String]) -> [Text] {
            starts(of: opening, in: code).flatMap { start -> [Text] in
                var reader = LiteralReader(bytes, at: start + opening.utf8.count)
                let line = bytes[..<start].count { $0 == UInt8(ascii: "\n") } + 1
                return read(&reader).map { Text(path: file.path, line: line, text: $0) }
            }
        }
        let titles = source.matches(of: /Shell\(\s*title: ([^,]+),/).flatMap { match in
            let line = source[..<match.range.lowerBound].count { $0 == "\n" } + 1
            return match.output.1.matches(of: /"([^"]+)"/)
                .map { Text(path: file.path, line: line, text: String($0.output.1)) }
        }
        return found("localized(") { [$0.next()].compactMap(\.self) }
            + found("PageText.count(") { reader in reader.argumentsAfterFirst().map { "{} " + $0 } } + titles
    }

    private static func starts(of text: String, in bytes: [UInt8]) -> [Int] {
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count else { return [] }
        return (0...(bytes.count - wanted.count)).filter { start in
            bytes[start] == wanted[0] && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
        }
    }
}
