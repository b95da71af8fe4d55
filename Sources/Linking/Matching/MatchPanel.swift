/// The contacts that are compared with one person.
struct MatchPanel {
    let matcher: PhoneMatcher
    let names: NameWords
    let candidates: [MatchCandidate<Int>]

    func decide(_ setting: FuzzySetting, isOpening: Bool) -> MatchDecision<Int> {
        let full = weigh(fullOnly: true)
        let same = full.filter { $0.fit == .exact }
        if same.count > 1 { return .conflict(evidence(same, setting)) }
        if let only = same.first { return .link(MatchSentence.evidence(only, [], setting), .exact) }
        let isFuzzy = isOpening && setting != .off
        return decide(isFuzzy ? weigh(fullOnly: false) : full, isFuzzy ? setting : .off)
    }

    /// Without a full number. What is only probable is never linked by the exact triggers.
    private func decide(_ weighed: [ContactFit], _ setting: FuzzySetting) -> MatchDecision<Int> {
        let fitting = weighed.filter { $0.fit != nil }
        guard let first = fitting.first else { return .none(reason: reasonForNone(weighed)) }
        guard fitting.count == 1, Hindrance.of(first, setting) == nil else {
            return .suggest(evidence(fitting, setting))
        }
        return .link(MatchSentence.evidence(first, [], setting), .fuzzy)
    }

    /// One for each contact.
    func weigh(fullOnly: Bool) -> [ContactFit] {
        candidates.map { ContactFit($0, matcher, fullOnly: fullOnly, names) }
    }

    private func evidence(
        _ fitting: [ContactFit], _ setting: FuzzySetting
    ) -> [ContactEvidence<Int>] {
        let sorted = fitting.sorted(by: ContactFit.isBetter)
        return sorted.map { one in
            MatchSentence.evidence(
                one, sorted.filter { $0.candidate.contact != one.candidate.contact }, setting)
        }
    }

    private func reasonForNone(_ weighed: [ContactFit]) -> String {
        let key = matcher.number.key?.digits ?? ""
        guard let nearest = weighed.min(by: ContactFit.isBetter) else { return "No contact has the number \(key)." }
        return "No contact has exactly the number \(key). Nearest: \(MatchSentence.reason(nearest))"
    }
}
