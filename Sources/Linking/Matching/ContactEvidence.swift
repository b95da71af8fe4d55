/// How one contact compares with a person, by the best of its phone fields.
public struct ContactEvidence<Contact: Comparable & Hashable & Sendable>: Hashable, Sendable {
    public let contact: Contact
    public let name: String
    /// On the text as the workspace's default region reads it.
    public let verdict: Verdict
    /// `nil`: the contact does not fit. Decisions never show such a one, explanations may.
    public let fit: Fit?
    /// The rule that fired, as a word.
    public let rule: String
    /// The field that decided, byte for byte; `nil` when the contact has none.
    public let phone: CandidatePhone?
    public let personKey: PhoneKey?
    /// The number read from the text, as it was compared; `nil` when there is none.
    public let contactKey: PhoneKey?
    /// WhatsApp and the CRM show a name word in common.
    public let namesAgree: Bool
    /// Sentences that name the contact, the field with its text, both keys and the rule.
    public let reason: String
    /// Sentences on what would make another decision.
    public let wouldChange: String
    /// Other contacts of the decision that look like the same person again, by e-mail or name.
    public let duplicates: [Contact]
    /// Whether a rep may settle this one together with all others of its `kind`: no other contact fits, and nobody
    /// else on WhatsApp has a claim to this contact.
    public let isSafeForAll: Bool

    /// Equal for evidence of the same strength: the rule and the way it fits. "national-form/national".
    public var kind: String { fit.map { "\(rule)/\($0.rawValue)" } ?? rule }
}
