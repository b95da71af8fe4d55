/// A page's template, cut into what is looked up in the catalogue and what is not.
struct TemplateText {
    struct Piece {
        var line: Int
        var text: String
    }

    /// What stands between `{{#t}}` and `{{/t}}`, with white space as one space.
    let translated: [Piece]
    /// Words that a user sees or hears and that are not looked up.
    let plainWords: [Piece]

    init(_ source: String) {
        var translated: [Piece] = []
        let looked = source.replacing(/\{\{#t\}\}((?:.|\n)*?)\{\{\/t\}\}/) { match in
            let line = source[..<match.range.lowerBound].count { $0 == "\n" } + 1
            translated.append(Piece(line: line, text: Self.inOneLine(match.output.1)))
            return Self.lines(in: match.output.0)
        }
        self.translated = translated
        let bare = looked.replacing(/\{\{(?:.|\n)*?\}\}/) { Self.lines(in: $0.output) }
            .replacing(/<!--(?:.|\n)*?-->|<kbd[^>]*>[^<]*<\/kbd>/) { Self.lines(in: $0.output) }
        plainWords = (Self.attributes(bare) + Self.texts(bare)).sorted { $0.line < $1.line }
    }

    static func inOneLine(_ text: some StringProtocol) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func attributes(_ text: String) -> [Piece] {
        text.matches(of: /\b(?:aria-label|aria-description|title|placeholder|alt)="([^"]*)"/).compactMap { match in
            let words = inOneLine(match.output.1)
            guard words.contains(where: \.isLetter) else { return nil }
            return Piece(line: text[..<match.range.lowerBound].count { $0 == "\n" } + 1, text: words)
        }
    }

    private static func texts(_ text: String) -> [Piece] {
        let bare = text.replacing(/<(?:"[^"]*"|[^>"])*>/) { "\u{1}" + lines(in: $0.output) }.replacing(
            /&#?\w+;/, with: "")
        return bare.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            line.split(separator: "\u{1}").map { inOneLine($0) }.filter { $0.contains(where: \.isLetter) }
                .map { Piece(line: index + 1, text: $0) }
        }
    }

    /// Only the line ends of what is taken out, so that lines keep their numbers.
    private static func lines(in text: Substring) -> String {
        text.filter { $0 == "\n" }
    }
}
