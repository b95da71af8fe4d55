/// Decides by full numbers only: links if exactly one contact has the verdict `same`. Several of them are a conflict,
/// and anything less sure is no link. The business's own numbers match nobody.
public func decideExactMatch<Contact>(
    waID: String?, candidates: [MatchCandidate<Contact>], policy: MatchPolicy
) -> MatchDecision<Contact> {
    guard let key = waID.flatMap(PhoneKey.init(waID:)) else {
        return .none(reason: "WhatsApp gives no phone number for this person, so there is nothing to match.")
    }
    guard !policy.ownNumbers.contains(key) else {
        return .none(reason: "\(key) is one of the business's own numbers, which match no contact.")
    }
    let weighed = weighCandidates(waID: waID, candidates: candidates, policy: policy)
    let same = weighed.filter { $0.verdict == .same }
    guard let first = same.first else { return .none(reason: reasonForNone(key, weighed)) }
    guard same.count == 1 else { return .conflict(same) }
    return .link(first.contact, reason: first.reason, rule: first.rule)
}

/// Compares every contact with the number: one entry a contact, in the order given. The ground for decisions, previews
/// and suggestions.
public func weighCandidates<Contact>(
    waID: String?, candidates: [MatchCandidate<Contact>], policy: MatchPolicy
) -> [ContactEvidence<Contact>] {
    let number = WhatsAppNumber(waID)
    var weighed: [ContactEvidence<Contact>] = []
    var places: [Contact: Int] = [:]
    for candidate in candidates {
        let evidence = weigh(candidate, number, policy)
        if let place = places[candidate.contact] {
            if evidence.verdict.weight > weighed[place].verdict.weight { weighed[place] = evidence }
        } else {
            places[candidate.contact] = weighed.count
            weighed.append(evidence)
        }
    }
    return weighed
}

private func weigh<Contact>(
    _ candidate: MatchCandidate<Contact>, _ number: WhatsAppNumber, _ policy: MatchPolicy
) -> ContactEvidence<Contact> {
    var best: (phone: CandidatePhone, comparison: PhoneComparison)?
    for phone in candidate.phones {
        let reading = readPhones(in: phone.text, defaultRegion: policy.defaultRegion)
        let comparison = comparePhones(reading, with: number)
        if comparison.verdict.weight > best?.comparison.verdict.weight ?? -1 { best = (phone, comparison) }
    }
    guard let best else {
        return ContactEvidence(
            contact: candidate.contact, name: candidate.name, verdict: .none,
            reason: "\(candidate.name) has no phone field filled in.", rule: "no-number", phone: nil)
    }
    return ContactEvidence(
        contact: candidate.contact, name: candidate.name, verdict: best.comparison.verdict,
        reason: MatchSentence.of(candidate.name, best.phone, best.comparison),
        rule: MatchSentence.rule(best.comparison, number), phone: best.phone)
}

private func reasonForNone<Contact>(_ key: PhoneKey, _ weighed: [ContactEvidence<Contact>]) -> String {
    guard let nearest = weighed.max(by: { $0.verdict.weight < $1.verdict.weight }) else {
        return "No contact has the number \(key)."
    }
    return "No contact has exactly the number \(key). Nearest: \(nearest.reason)"
}
