public import Domain

/// Who a person on WhatsApp is in HubSpot, or why nobody.
public struct PersonExplanation: Sendable, Equatable {
    public var person: Person
    /// What the person is linked to now; `nil` = to nobody.
    public var link: Link?
    public var block: LinkBlock?
    /// What was decided last where there is no link; `nil` = not yet.
    public var verdict: LinkVerdict?
    /// Contacts that fit, best first.
    public var candidates: [LinkCandidate]
    /// For people, in the order to be read.
    public var sentences: [String]
}
