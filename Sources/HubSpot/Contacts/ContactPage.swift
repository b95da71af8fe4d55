public import Domain

/// A page of contacts and the merges that their records tell of.
public struct ContactPage: Sendable, Equatable {
    public var results: [Contact]
    /// `nil` = this was the last page.
    public var after: String?
    public var merges: [ContactMerge]
    /// How many fit in all; searches only.
    public var total: Int?

    init(_ wire: WireContacts) {
        results = wire.contacts
        after = wire.after
        merges = wire.merges
        total = wire.total
    }

    /// The page that comes after this one.
    public mutating func append(_ next: ContactPage) {
        results += next.results
        merges += next.merges
        after = next.after
    }
}

/// A contact that HubSpot merged into another. `from` may be an id that nobody here ever saw.
public struct ContactMerge: Sendable, Hashable {
    public var from: ContactID
    public var into: ContactID

    public init(from: ContactID, into: ContactID) {
        self.from = from
        self.into = into
    }
}
