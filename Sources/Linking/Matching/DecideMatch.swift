/// Decides who a person on WhatsApp is among contacts. Pure: the same values give the same decision, in whatever order
/// the candidates come.
///
/// The full number decides first, whatever the setting: one contact with the verdict `same` is linked, several are a
/// conflict. `isOpening` says that somebody opens a chat with the person: then contacts count too that have the same
/// *national* number, as `policy.fuzzy` allows. What fits without being linked is a suggestion. Whether somebody has
/// forbidden automatic links for the person is the caller's to know.
public func decideMatch<Contact>(
    for person: MatchPerson, among candidates: [MatchCandidate<Contact>], policy: MatchPolicy, isOpening: Bool
) -> MatchDecision<Contact> {
    let contacts = NumberedContacts(candidates)
    return contacts.named(decide(person, contacts.candidates, policy, isOpening: isOpening))
}

func decide(
    _ person: MatchPerson, _ candidates: [MatchCandidate<Int>], _ policy: MatchPolicy, isOpening: Bool
) -> MatchDecision<Int> {
    let number = WhatsAppNumber(person.waID)
    guard let key = number.key else {
        return .none(reason: "WhatsApp gives no phone number for this person, so there is nothing to match.")
    }
    guard !policy.ownNumbers.contains(key) else {
        return .none(reason: "\(key) is one of the business's own numbers, which match no contact.")
    }
    let panel = MatchPanel(
        matcher: PhoneMatcher(number, defaultRegion: policy.defaultRegion), names: NameWords(person.names),
        candidates: candidates)
    return panel.decide(policy.fuzzy, isOpening: isOpening)
}
