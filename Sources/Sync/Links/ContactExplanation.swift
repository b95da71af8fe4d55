public import Domain

/// Who a HubSpot contact is on WhatsApp, and how its phones are read.
public struct ContactExplanation: Sendable, Equatable {
    public var contact: Contact
    /// Links that stand, one for each person.
    public var links: [Link]
    /// Persons who have one of its numbers, or whom it was weighed for, and who are not linked to it.
    public var fitting: [PersonID]
    /// For people, in the order to be read.
    public var sentences: [String]
}
