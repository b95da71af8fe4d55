/// What was decided last about a person who has no link, and what it rests on.
public struct LinkVerdict: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Several contacts have the full number: a person decides.
        case conflict
        /// Contacts that fit, but not surely enough to link by itself.
        case suggestion
        /// Somebody said no, and nothing links the person by itself.
        case blocked
        case none
    }

    public var person: PersonID
    public var kind: Kind
    /// A sentence, or one a line.
    public var reason: String
    /// Best first; none for `blocked` and `none`.
    public var candidates: [LinkCandidate]
    /// Somebody has opened a chat with this person, so national numbers were looked at too.
    public var isOpened: Bool
    public var decidedAt: Timestamp
    /// Somebody does not want to see this again, until what it rests on changes.
    public var isDismissed: Bool

    public init(
        person: PersonID, kind: Kind, reason: String, candidates: [LinkCandidate] = [], isOpened: Bool = false,
        decidedAt: Timestamp, isDismissed: Bool = false
    ) {
        self.person = person
        self.kind = kind
        self.reason = reason
        self.candidates = candidates
        self.isOpened = isOpened
        self.decidedAt = decidedAt
        self.isDismissed = isDismissed
    }
}

/// A contact that fits a person, and why.
public struct LinkCandidate: Sendable, Hashable, Codable {
    public var contact: ContactID
    public var name: String
    /// One of the five verdicts on the text: same, probable, ambiguous, different, none.
    public var verdict: String
    /// In which way the contact fits: exact, probable, national, foreign.
    public var fit: String?
    public var rule: String
    /// Equal for evidence of the same strength.
    public var kind: String
    /// The field that decided and what stands in it, byte for byte.
    public var property: String?
    public var text: String?
    public var personKey: String?
    public var contactKey: String?
    public var reason: String
    public var wouldChange: String
    /// Other candidates that look like the same person twice in HubSpot.
    public var duplicates: [ContactID]
    /// May be settled together with all others of its kind.
    public var isSafeForAll: Bool

    public init(
        contact: ContactID, name: String, verdict: String, fit: String?, rule: String, kind: String,
        property: String?, text: String?, personKey: String?, contactKey: String?, reason: String,
        wouldChange: String, duplicates: [ContactID], isSafeForAll: Bool
    ) {
        self.contact = contact
        self.name = name
        self.verdict = verdict
        self.fit = fit
        self.rule = rule
        self.kind = kind
        self.property = property
        self.text = text
        self.personKey = personKey
        self.contactKey = contactKey
        self.reason = reason
        self.wouldChange = wouldChange
        self.duplicates = duplicates
        self.isSafeForAll = isSafeForAll
    }
}
