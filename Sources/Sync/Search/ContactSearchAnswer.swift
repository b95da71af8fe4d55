public import Domain

/// What a search for contacts found, and where.
public struct ContactSearchAnswer: Sendable, Equatable {
    public enum Source: String, Sendable, CaseIterable {
        /// Our copy of HubSpot's contacts.
        case mirror
        /// HubSpot's own search, because the mirror had nothing or is not complete. What it found need not be mirrored:
        /// linking brings it.
        case hubspot
    }

    /// The best first.
    public var contacts: [Contact]
    public var source: Source
    /// False while contacts are still being read: others may fit as well.
    public var isMirrorComplete: Bool
    /// Why HubSpot could not be asked, where it should have been.
    public var problem: RecordFailure?

    public init(
        contacts: [Contact], source: Source = .mirror, isMirrorComplete: Bool = true, problem: RecordFailure? = nil
    ) {
        self.contacts = contacts
        self.source = source
        self.isMirrorComplete = isMirrorComplete
        self.problem = problem
    }
}
