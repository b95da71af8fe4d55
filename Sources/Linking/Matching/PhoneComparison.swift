/// The verdict on one text and one WhatsApp id, with its explanation.
public struct PhoneComparison: Hashable, Sendable {
    public let verdict: Verdict
    /// One sentence that names the rule and both keys.
    public let reason: String
    /// The keys read from the text, in its order.
    public let keys: [PhoneKey]
    /// The rule that decided, as a word for tables and counts.
    public let rule: String
}

/// Compares a text of the CRM with a WhatsApp id. `region` completes national numbers. A `waID` that is `nil` or no
/// number (a BSUID, a LID) gives `none`.
public func comparePhones(text: String, region: Region?, waID: String?) -> PhoneComparison {
    let reading = readPhones(in: text, defaultRegion: region)
    return comparePhones(reading, with: WhatsAppNumber(waID))
}

func comparePhones(_ reading: PhoneReading, with number: WhatsAppNumber) -> PhoneComparison {
    let evidence = Evidence.best(reading, number)
    return PhoneComparison(
        verdict: evidence.verdict, reason: evidence.sentence(reading, number), keys: reading.numbers.map(\.key),
        rule: evidence.rule)
}
