/// Who a person on WhatsApp may be, and why.
public struct PersonMatch<Contact: Comparable & Hashable & Sendable>: Hashable, Sendable {
    /// Of every contact that fits, best first, whatever the setting lets follow from it.
    public let evidence: [ContactEvidence<Contact>]
    /// What an opened chat would decide now, were nothing linked or forbidden.
    public let decision: MatchDecision<Contact>
    /// For people, in the order to be read.
    public let sentences: [String]
}

/// Explains one person by the evidence that decisions are made of.
public func explainPerson<Contact>(
    _ person: MatchPerson, among candidates: [MatchCandidate<Contact>], policy: MatchPolicy
) -> PersonMatch<Contact> {
    let contacts = NumberedContacts(candidates)
    let match = explain(person, contacts.candidates, policy)
    return PersonMatch(
        evidence: match.evidence.map(contacts.named), decision: contacts.named(match.decision),
        sentences: match.sentences)
}

private func explain(
    _ person: MatchPerson, _ candidates: [MatchCandidate<Int>], _ policy: MatchPolicy
) -> PersonMatch<Int> {
    let matcher = PhoneMatcher(WhatsAppNumber(person.waID), defaultRegion: policy.defaultRegion)
    let fitting = MatchPanel(matcher: matcher, names: NameWords(person.names), candidates: candidates)
        .weigh(fullOnly: false).filter { $0.fit != nil }.sorted(by: ContactFit.isBetter)
    let evidence = fitting.map { one in
        MatchSentence.evidence(
            one, fitting.filter { $0.candidate.contact != one.candidate.contact }, policy.fuzzy)
    }
    let decision = decide(person, candidates, policy, isOpening: true)
    return PersonMatch(
        evidence: evidence, decision: decision,
        sentences: [whatsAppSentence(person), sentence(decision)] + evidence.map(\.reason))
}

private func sentence(_ decision: MatchDecision<Int>) -> String {
    switch decision {
    case .link(let linked, .exact): "\(linked.name) would be linked by itself, by the full number."
    case .link(let linked, .fuzzy):
        "\(linked.name) would be linked by the national number when a chat is opened."
    case .suggest(let evidence) where evidence.count == 1: "One contact is suggested, and a person decides."
    case .suggest(let evidence): "\(evidence.count) contacts are suggested, and a person decides."
    case .conflict(let evidence): "\(evidence.count) contacts have the full number, and a person decides."
    case .none(let reason): reason
    }
}
