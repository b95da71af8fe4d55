/// One line of a communication, taken apart again: who says what.
struct ShownLine: Sendable {
    let speaker: String
    let clockTime: String
    /// Words of messages, those quoted from others left out.
    let words: [String]
    let quote: String?
    let html: String

    /// `nil` for the heading. Told apart by the arrow between the two sides.
    init?(_ paragraph: Substring) {
        guard let head = paragraph.firstMatch(of: /^<strong>(.*?)<\/strong> → .*? · ([0-9:]{5})<br>/) else {
            return nil
        }
        speaker = String(head.1)
        clockTime = String(head.2)
        let html = String(paragraph[head.range.upperBound...])
        let quoted = html.firstMatch(of: /^<em>answers “(.*?)”<\/em><br>/.dotMatchesNewlines())
        quote = quoted.map { String($0.1) }
        let rest = quoted.map { html[$0.range.upperBound...] } ?? html[...]
        self.html = html
        words = rest.matches(of: /w[0-9]+w/).map { String($0.0) }
    }

    static func lines(of body: String) -> [ShownLine] {
        paragraphs(of: body).compactMap(ShownLine.init)
    }

    private static func paragraphs(of body: String) -> [Substring] {
        var paragraphs: [Substring] = []
        var rest = body[...]
        while let start = rest.firstRange(of: "<p>"), let end = rest[start.upperBound...].firstRange(of: "</p>") {
            paragraphs.append(rest[start.upperBound..<end.lowerBound])
            rest = rest[end.upperBound...]
        }
        return paragraphs
    }
}
