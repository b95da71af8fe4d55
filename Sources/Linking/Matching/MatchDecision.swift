/// Whether a person is linked, and to whom. Every case carries its reason in a sentence.
public enum MatchDecision<Contact: Hashable & Sendable>: Hashable, Sendable {
    case link(Contact, reason: String, rule: String)
    /// Two contacts or more have the number: a person decides. In the order of the candidates.
    case conflict([ContactEvidence<Contact>])
    case none(reason: String)
}

/// How one contact compares with a WhatsApp number, by the best of its phone fields.
public struct ContactEvidence<Contact: Hashable & Sendable>: Hashable, Sendable {
    public let contact: Contact
    public let name: String
    public let verdict: Verdict
    public let reason: String
    public let rule: String
    /// The field that decided; `nil` when the contact has none.
    public let phone: CandidatePhone?
}
