/// The words for a contact's evidence.
enum MatchSentence {
    /// The evidence as callers see it. `others` are the other contacts that fit.
    static func evidence(
        _ contact: ContactFit, _ others: [ContactFit], _ setting: FuzzySetting
    ) -> ContactEvidence<Int> {
        let duplicates = others.filter { sameness(contact.candidate, $0.candidate) != nil }.map(\.candidate)
        return ContactEvidence(
            contact: contact.candidate.contact, name: contact.candidate.name, verdict: contact.verdict,
            fit: contact.fit, rule: rule(contact), phone: contact.best?.phone, personKey: contact.number.key,
            contactKey: contact.best?.number?.key, namesAgree: contact.sharedName != nil,
            reason: ([reason(contact)] + duplicates.map { twice(contact.candidate, $0) }).joined(separator: " "),
            wouldChange: ChangeSentence.of(contact, others, setting), duplicates: duplicates.map(\.contact),
            isSafeForAll: others.isEmpty && contact.fit != nil && contact.candidate.otherPersons.isEmpty)
    }

    /// Names the contact and the field with its text, then the comparison.
    static func reason(_ contact: ContactFit) -> String {
        guard let best = contact.best else { return "\(contact.candidate.name) has no phone field filled in." }
        let names = contact.sharedName.map { " The names agree on “\($0)”." } ?? ""
        return of(contact.candidate.name, best, contact.number)
            + (best.fit == .exact ? "" : names)
    }

    static func of(_ name: String, _ fit: PhoneFit, _ number: WhatsAppNumber) -> String {
        "\(name), \(fit.phone.property) “\(quoted(fit.phone.text))”: \(fit.sentence(number))"
    }

    /// How the text was read, and after a plus what the WhatsApp id had to lose or gain.
    static func rule(_ contact: ContactFit) -> String {
        guard let best = contact.best else { return Evidence.nothingToCompare.rule }
        let evidence = best.abroad?.evidence ?? best.evidence
        if best.foreign != nil { return "other-country-code" }
        guard evidence.verdict == .same, let rewritten = contact.number.rewritten else { return evidence.rule }
        return "\(evidence.rule)+\(rewritten.rule)"
    }

    static func quoted(_ text: String) -> String {
        text.count <= longest ? text : text.prefix(longest) + "…"
    }

    private static func twice(_ one: MatchCandidate<Int>, _ other: MatchCandidate<Int>) -> String {
        let sameness = sameness(one, other) ?? ""
        return "This looks like the same person twice in HubSpot: “\(other.name)” has \(sameness)."
    }

    /// What makes two contacts look like one person; `nil` when nothing does.
    private static func sameness(
        _ one: MatchCandidate<Int>, _ other: MatchCandidate<Int>
    ) -> String? {
        if let email = address(one.email), email == address(other.email) { return "the same e-mail" }
        return NameWords(one.name).isSame(as: NameWords(other.name)) ? "the same name" : nil
    }

    private static func address(_ email: String?) -> String? {
        guard let email, email.contains("@") else { return nil }
        return String(email.lowercased().filter { !$0.isWhitespace })
    }

    private static let longest = 80
}
