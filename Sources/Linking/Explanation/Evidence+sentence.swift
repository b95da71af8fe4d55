extension Evidence {
    /// The verdict, both keys and the rule in one sentence.
    func sentence(_ reading: PhoneReading, _ number: WhatsAppNumber) -> String {
        guard let key = number.key else { return Self.noNumber(number.text) }
        switch self {
        case .sameKey(let read):
            return "Same number: the text reads as \(read.key), \(read.readingPhrase), and WhatsApp's "
                + Self.spelled(number, key) + Self.cautions(read, reading) + "."
        case .probableReading(let read, let reason):
            return "Probably the same number: the text reads as \(read.key) like WhatsApp's \(key), "
                + "but \(Self.clause(reason))."
        case .alias(let read, let rule):
            let opening = rule.isProbable ? "Probably the same number" : "Not decidable"
            return "\(opening): the text reads as \(read.key) and WhatsApp has \(key); \(rule.explanation)."
        case .unclear(let read, let reason):
            return "Not decidable: \(Self.clause(reason)) (the text has \(read.key), WhatsApp has \(key)); "
                + "written in full with + and its country code it could be decided."
        case .different:
            let keys = reading.numbers.map(\.key.digits).joined(separator: " and ")
            return "Different numbers: the text reads as \(keys) and WhatsApp has \(key)."
        case .nothingToCompare:
            return "Nothing to compare with WhatsApp's \(key): \(Self.clause(reading.problem ?? "The text is empty."))."
        }
    }

    private static func noNumber(_ text: String?) -> String {
        text == nil
            ? "Nothing to compare: WhatsApp gives no phone number for this person."
            : "Nothing to compare: WhatsApp's id for this person is not a phone number."
    }

    private static func spelled(_ number: WhatsAppNumber, _ key: PhoneKey) -> String {
        guard let text = number.text, let rewritten = number.rewritten else { return "id has the same key \(key)" }
        return "\(text) has the same key \(key) \(rewritten.phrase)"
    }

    /// What a reader should know before trusting that the line is one person's.
    private static func cautions(_ read: ReadNumber, _ reading: PhoneReading) -> String {
        let shared = read.extensionNote.map { "; with its extension \($0) the line is shared" } ?? ""
        let several = reading.numbers.count > 1 ? "; the field holds \(reading.numbers.count) numbers" : ""
        return shared + several
    }

    /// A sentence as the part of another one.
    static func clause(_ sentence: String) -> String {
        let body = sentence.hasSuffix(".") ? sentence.dropLast() : sentence[...]
        guard let first = body.first, body.dropFirst().first?.isUppercase != true else { return String(body) }
        return first.lowercased() + body.dropFirst()
    }
}
