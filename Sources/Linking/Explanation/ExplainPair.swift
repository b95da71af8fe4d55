/// Why a person and a contact are, or are not, taken for the same.
public struct PairExplanation<Contact: Comparable & Hashable & Sendable>: Hashable, Sendable {
    public let evidence: ContactEvidence<Contact>
    /// What an opened chat would decide now, were nothing linked or forbidden.
    public let decision: MatchDecision<Contact>
    /// For people, in the order to be read: the decision, both raw texts with both keys, the rule and the verdict, who
    /// else fits, and what would change it.
    public let sentences: [String]
}

/// Explains one pair by the evidence that decisions are made of. `others` are the other candidates for the person:
/// what they hold is part of the answer.
public func explainPair<Contact>(
    _ person: MatchPerson, _ contact: MatchCandidate<Contact>, others: [MatchCandidate<Contact>] = [],
    policy: MatchPolicy
) -> PairExplanation<Contact> {
    let contacts = NumberedContacts([contact] + others.filter { $0.contact != contact.contact })
    let pair = explain(person, contacts.candidates, contacts.number(of: contact.contact), policy)
    return PairExplanation(
        evidence: contacts.named(pair.evidence), decision: contacts.named(pair.decision), sentences: pair.sentences)
}

private func explain(
    _ person: MatchPerson, _ candidates: [MatchCandidate<Int>], _ contact: Int, _ policy: MatchPolicy
) -> PairExplanation<Int> {
    let matcher = PhoneMatcher(WhatsAppNumber(person.waID), defaultRegion: policy.defaultRegion)
    let weighed = MatchPanel(matcher: matcher, names: NameWords(person.names), candidates: candidates)
        .weigh(fullOnly: false)
    let fitting = weighed.filter { $0.fit != nil && $0.candidate.contact != contact }.sorted(by: ContactFit.isBetter)
    let evidence = MatchSentence.evidence(weighed[contact], fitting, policy.fuzzy)
    let decision = decide(person, candidates, policy, isOpening: true)
    let texts = candidates[contact].phones.map {
        MatchSentence.of(evidence.name, matcher.any($0), matcher.number)
    }
    return PairExplanation(
        evidence: evidence, decision: decision,
        sentences: [outcome(decision, evidence), whatsAppSentence(person)]
            + (texts.isEmpty ? [evidence.reason] : texts) + [ruling(evidence, weighed[contact].sharedName)]
            + fitting.map { "Fits as well: \(MatchSentence.reason($0))" } + [evidence.wouldChange])
}

private func outcome(_ decision: MatchDecision<Int>, _ contact: ContactEvidence<Int>) -> String {
    let isAmong = decision.evidence.contains { $0.contact == contact.contact }
    switch decision {
    case .link(let linked, let method):
        return isAmong
            ? "\(contact.name) would be linked by itself, by the \(method == .exact ? "full" : "national") number."
            : "\(contact.name) is not the person: \(linked.name) would be linked."
    case .suggest:
        return isAmong
            ? "\(contact.name) is suggested, and a person decides." : "\(contact.name) does not fit, others do."
    case .conflict:
        return isAmong
            ? "Several contacts have the number, and a person decides."
            : "\(contact.name) does not fit; several others have the number."
    case .none(let reason):
        return contact.fit == nil
            ? "\(contact.name) is not taken for this person."
            : "\(contact.name) is not taken for this person. \(reason)"
    }
}

func whatsAppSentence(_ person: MatchPerson) -> String {
    let names = person.names.isEmpty ? "" : ", shown as “\(person.names.joined(separator: "” and “"))”"
    guard let waID = person.waID else { return "WhatsApp gives no phone number for this person\(names)." }
    guard let key = person.key else {
        return "WhatsApp's id “\(MatchSentence.quoted(waID))” is no phone number\(names)."
    }
    return "WhatsApp has “\(waID)”, which has the key \(key)\(names)."
}

private func ruling(_ evidence: ContactEvidence<Int>, _ sharedName: String?) -> String {
    let fit = evidence.fit.map { "; fit: \($0.rawValue)" } ?? "; it does not fit"
    let names = sharedName.map { " The names agree on “\($0)”." } ?? ""
    return "Rule: \(evidence.rule); verdict on the text: \(evidence.verdict.rawValue)\(fit)." + names
}
