/// Cuts our HTML into pieces that stand by themselves: between characters, never inside an entity or a tag. What is
/// open at a cut is closed before it and opened again behind it.
struct Paragraphs {
    /// A character may be made of any number of marks. One of more scalars than this is cut like a text.
    private static let characterScalarsMax = 32

    private let limit: Int
    private var pieces: [String] = []
    private var piece = ""
    private var open: [String] = []

    /// Pieces of at most `limit` UTF-8 bytes; what is short is one piece.
    static func of(_ html: String, limit: Int) -> [String] {
        guard html.utf8.count > limit else { return [html] }
        var paragraphs = Paragraphs(limit: limit)
        var rest = html.unicodeScalars[...]
        while !rest.isEmpty {
            let end = endOfUnit(rest)
            paragraphs.append(String(rest[..<end]))
            rest = rest[end...]
        }
        return paragraphs.pieces + [paragraphs.piece]
    }

    private init(limit: Int) {
        self.limit = limit
    }

    private mutating func append(_ unit: String) {
        let closing = open.reversed().map { "</\($0.dropFirst().prefix { $0.isLetter })>" }.joined()
        if piece.utf8.count + unit.utf8.count + closing.utf8.count > limit {
            pieces.append(piece + closing)
            piece = open.joined()
        }
        piece += unit
        if unit.hasPrefix("</") {
            _ = open.popLast()
        } else if unit.hasPrefix("<"), unit != "<br>" {
            open.append(unit)
        }
    }

    /// Behind the tag, the entity or the character that `html` begins with. Scalars, not characters, tell where markup
    /// is: a mark behind `;` or `>` makes another character of it.
    private static func endOfUnit(_ html: Substring.UnicodeScalarView) -> String.Index {
        switch html.first {
        case "<": return end(of: ">", html)
        case "&": return end(of: ";", html)
        default:
            // A copy: looking for a character's end reads on behind a slice's.
            let near = String(html.prefix(characterScalarsMax + 1))
            let scalars = near.prefix(1).unicodeScalars
            let isWhole = scalars.count <= characterScalarsMax && !scalars.contains { $0 == "<" || $0 == "&" }
            return html.index(html.startIndex, offsetBy: isWhole ? scalars.count : 1)
        }
    }

    private static func end(of mark: Unicode.Scalar, _ html: Substring.UnicodeScalarView) -> String.Index {
        html.firstIndex(of: mark).map { html.index(after: $0) } ?? html.endIndex
    }
}
