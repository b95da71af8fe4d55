/// Why something cannot be sent as it is: which field, and a sentence for whoever wrote it.
public struct OutgoingProblem: Sendable, Hashable {
    public var field: String
    public var sentence: String

    public init(_ field: String, _ sentence: String) {
        self.field = field
        self.sentence = sentence
    }
}

/// Collects problems of one message.
struct OutgoingCheck {
    private(set) var problems: [OutgoingProblem] = []

    mutating func note(_ field: String, _ sentence: String) {
        problems.append(OutgoingProblem(field, sentence))
    }

    /// Counted in UTF-16 units: WhatsApp's pages say "characters", and of what that may mean this is the strictest that
    /// they allow.
    mutating func text(_ text: String, _ field: String, _ what: String, max: Int) {
        if text.allSatisfy(\.isWhitespace) {
            note(field, "\(what) is empty.")
        } else if text.utf16.count > max {
            note(field, "\(what) has \(text.utf16.count) characters; WhatsApp takes \(max).")
        }
    }

    mutating func optionalText(_ text: String?, _ field: String, _ what: String, max: Int) {
        if let text { self.text(text, field, what, max: max) }
    }

    mutating func count(_ count: Int, _ field: String, _ what: String, _ range: ClosedRange<Int>) {
        if !range.contains(count) {
            note(field, "There are \(count) \(what); WhatsApp takes \(range.lowerBound) to \(range.upperBound).")
        }
    }

    /// What comes back with an answer must say which was chosen.
    mutating func distinct(_ texts: [String], _ field: String, _ what: String) {
        if Set(texts).count < texts.count { note(field, "Two \(what) are the same: nobody could tell them apart.") }
    }
}
