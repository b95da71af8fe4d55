/// Whether a person is linked, and to whom.
public enum MatchDecision<Contact: Comparable & Hashable & Sendable>: Hashable, Sendable {
    /// The contact, the rule and the reason are in the evidence.
    case link(ContactEvidence<Contact>, MatchMethod)
    /// Contacts that fit, but not surely enough to link by itself. Best first, never empty.
    case suggest([ContactEvidence<Contact>])
    /// Two contacts or more have the full number: a person decides.
    case conflict([ContactEvidence<Contact>])
    case none(reason: String)

    /// The contacts that the decision rests on, best first; none for `none`.
    public var evidence: [ContactEvidence<Contact>] {
        switch self {
        case .link(let evidence, _): [evidence]
        case .suggest(let evidence), .conflict(let evidence): evidence
        case .none: []
        }
    }

    /// What would have to be different for another decision: one or two sentences about the best contact. `nil` where
    /// no contact fits.
    public var wouldChange: String? { evidence.first?.wouldChange }
}

/// How an automatic link came about.
public enum MatchMethod: String, Sendable, Codable {
    /// By the full number with its country code.
    case exact
    /// By the national number.
    case fuzzy
}
