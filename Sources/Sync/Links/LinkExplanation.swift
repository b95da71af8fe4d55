public import Domain

/// Why a person and a contact are, or are not, taken for the same.
public struct LinkExplanation: Sendable, Equatable {
    public var person: PersonID
    public var contact: ContactID
    /// What the person is linked to now; `nil` = to nobody.
    public var link: Link?
    public var block: LinkBlock?
    /// What was decided last where there is no link; `nil` = not yet.
    public var verdict: LinkVerdict?
    /// What a link by hand would do to the contact's phone in HubSpot.
    public var phone: PhonePlan
    /// How this contact compares.
    public var candidate: LinkCandidate
    /// For people, in the order to be read.
    public var sentences: [String]
}
