/// How one text is read by a `SentenceBook`: cut into sentences where `. `, `; ` and line ends stand, and put together
/// again where a value has such a mark itself. Of all ways that which leaves the fewest bytes to values is taken.
struct SentenceReading {
    struct Answer {
        var text: String
        /// Bytes that are values, or words that are not known.
        var cost: Int

        /// No words stayed English.
        var isKnown: Bool { cost < SentenceReading.unknownCost }
    }

    /// Longer ones are not ours.
    static let bytesMax = 4000
    private static let piecesMax = 24
    /// Words that are not known are dearer than any value.
    fileprivate static let unknownCost = 10_000

    private let book: SentenceBook
    private var known: [Substring: Answer] = [:]

    init(book: SentenceBook) {
        self.book = book
    }

    mutating func text(_ english: Substring) -> Answer {
        if let answer = known[english] { return answer }
        let answer = read(english)
        known[english] = answer
        return answer
    }

    /// The best way to go on from each piece, the last first.
    private mutating func read(_ english: Substring) -> Answer {
        let pieces = Self.pieces(english)
        guard pieces.count <= Self.piecesMax else { return Self.unknown(english) }
        var best = [Answer](repeating: Answer(text: "", cost: 0), count: pieces.count + 1)
        for start in pieces.indices.reversed() {
            best[start] = Self.joined(Self.unknown(pieces[start].body), pieces[start].stop, best[start + 1])
            for end in start..<pieces.count {
                let body = english[pieces[start].body.startIndex..<pieces[end].body.endIndex]
                guard let answer = sentence(body) else { continue }
                let whole = Self.joined(answer, pieces[end].stop, best[end + 1])
                if whole.cost < best[start].cost { best[start] = whole }
            }
        }
        return best[0]
    }

    /// A sentence that is part of another one begins with a small letter.
    private mutating func sentence(_ english: Substring) -> Answer? {
        if let answer = book.sentence(english, &self) { return answer }
        guard let first = english.first, first.isLowercase else { return nil }
        let capital = (first.uppercased() + english.dropFirst())[...]
        guard var answer = book.sentence(capital, &self) else { return nil }
        answer.text = answer.text.prefix(1).lowercased() + answer.text.dropFirst()
        return answer
    }

    mutating func filled(_ pattern: SentencePattern, _ values: [SentencePattern.Value]) -> Answer {
        var texts: [String] = []
        var cost = 0
        for value in values {
            let english = Substring(value.text)
            let answer = value.isWords ? text(english) : Answer(text: String(english), cost: english.utf8.count)
            texts.append(answer.text)
            cost += answer.cost
        }
        return Answer(text: Phrase.filled(pattern.translation, with: texts), cost: cost)
    }

    private static func unknown(_ english: Substring) -> Answer {
        Answer(text: String(english), cost: unknownCost + english.utf8.count)
    }

    private static func joined(_ first: Answer, _ stop: Substring, _ rest: Answer) -> Answer {
        Answer(text: first.text + stop + rest.text, cost: first.cost + rest.cost)
    }

    private struct Piece {
        var body: Substring
        var stop: Substring
    }

    private static func pieces(_ english: Substring) -> [Piece] {
        var pieces: [Piece] = []
        var start = english.startIndex
        var index = start
        while index < english.endIndex {
            let next = english.index(after: index)
            let isEnd = next == english.endIndex
            let isStop: Bool =
                switch english[index] {
                case "\n": true
                case ".": isEnd || english[next].isWhitespace
                case ";": !isEnd && english[next] == " "
                default: false
                }
            if isStop {
                let after = english[next...].firstIndex { !$0.isWhitespace } ?? english.endIndex
                pieces.append(Piece(body: english[start..<index], stop: english[index..<after]))
                start = after
                index = after
            } else {
                index = next
            }
        }
        if start < english.endIndex { pieces.append(Piece(body: english[start...], stop: "")) }
        return pieces
    }
}
