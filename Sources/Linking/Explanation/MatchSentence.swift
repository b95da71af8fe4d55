/// The words for a contact's evidence.
enum MatchSentence {
    /// Names the contact and the field with its text, then the comparison.
    static func of(_ name: String, _ phone: CandidatePhone, _ comparison: PhoneComparison) -> String {
        "\(name), \(phone.property) “\(quoted(phone.text))”: \(comparison.reason)"
    }

    /// How the text was read, and after a plus what the WhatsApp id had to lose or gain.
    static func rule(_ comparison: PhoneComparison, _ number: WhatsAppNumber) -> String {
        guard comparison.verdict == .same, let rewritten = number.rewritten else { return comparison.rule }
        return "\(comparison.rule)+\(rewritten.rule)"
    }

    private static func quoted(_ text: String) -> String {
        text.count <= longest ? text : text.prefix(longest) + "…"
    }

    private static let longest = 80
}
