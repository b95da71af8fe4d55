/// Contacts by their place in their own order. Everything behind the public functions works on these numbers: code over
/// a plain type is compiled for it, while code over any type asks the runtime at every step.
struct NumberedContacts<Contact: Comparable & Hashable & Sendable> {
    private let contacts: [Contact]
    /// Each contact once, in the order of the contacts.
    let candidates: [MatchCandidate<Int>]

    init(_ candidates: [MatchCandidate<Contact>]) {
        let sorted = candidates.count < 2 ? candidates : candidates.sorted { $0.contact < $1.contact }
        var contacts: [Contact] = []
        var numbered: [MatchCandidate<Int>] = []
        for candidate in sorted {
            if contacts.last == candidate.contact, let known = numbered.popLast() {
                numbered.append(known.joined(by: candidate))
            } else {
                contacts.append(candidate.contact)
                numbered.append(candidate.numbered(contacts.count - 1))
            }
        }
        self.contacts = contacts
        self.candidates = numbered
    }

    /// `contact` must be among the candidates.
    func number(of contact: Contact) -> Int {
        contacts.firstIndex(of: contact) ?? 0
    }

    func named(_ decision: MatchDecision<Int>) -> MatchDecision<Contact> {
        switch decision {
        case .link(let evidence, let method): .link(named(evidence), method)
        case .suggest(let evidence): .suggest(evidence.map(named))
        case .conflict(let evidence): .conflict(evidence.map(named))
        case .none(let reason): .none(reason: reason)
        }
    }

    func named(_ evidence: ContactEvidence<Int>) -> ContactEvidence<Contact> {
        ContactEvidence(
            contact: contacts[evidence.contact], name: evidence.name, verdict: evidence.verdict, fit: evidence.fit,
            rule: evidence.rule, phone: evidence.phone, personKey: evidence.personKey,
            contactKey: evidence.contactKey, namesAgree: evidence.namesAgree, reason: evidence.reason,
            wouldChange: evidence.wouldChange, duplicates: evidence.duplicates.map { contacts[$0] },
            isSafeForAll: evidence.isSafeForAll)
    }
}

extension MatchCandidate {
    fileprivate func numbered(_ number: Int) -> MatchCandidate<Int> {
        MatchCandidate<Int>(contact: number, name: name, email: email, phones: phones, otherPersons: otherPersons)
    }
}

extension MatchCandidate<Int> {
    /// One contact that was given twice, with the phones of both.
    fileprivate func joined<Other>(by other: MatchCandidate<Other>) -> MatchCandidate<Int> {
        MatchCandidate(
            contact: contact, name: name, email: email ?? other.email,
            phones: phones + other.phones.filter { !phones.contains($0) },
            otherPersons: otherPersons.union(other.otherPersons))
    }
}
