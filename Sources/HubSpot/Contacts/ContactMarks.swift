public import Domain

/// The least that a comparison with the mirror needs to know of a contact.
public struct ContactMark: Sendable, Hashable {
    public var id: ContactID
    public var modifiedAt: Timestamp

    public init(id: ContactID, modifiedAt: Timestamp) {
        self.id = id
        self.modifiedAt = modifiedAt
    }
}

/// A page of marks, in the order of HubSpot's list, and the merges that their records tell of.
public struct ContactMarkPage: Sendable, Equatable {
    public var results: [ContactMark]
    public var merges: [ContactMerge]
    /// `nil` = this was the last page.
    public var after: String?

    public init(results: [ContactMark], merges: [ContactMerge] = [], after: String?) {
        self.results = results
        self.merges = merges
        self.after = after
    }
}

extension HubSpotClient {
    /// The ids of all contacts, 100 a page, with when each changed and what was merged into it: what a nightly
    /// comparison needs to find deletions, merges and changes that nobody told of, in the fewest bytes.
    ///
    /// - Parameter archived: the deleted ones (of the last 90 days) instead.
    public func contactMarks(
        after: String? = nil, archived: Bool = false
    ) async throws(HubSpotFailure) -> ContactMarkPage {
        let fields = ContactFields.marks
        let query = HubSpotPaths.query([
            "limit": "100", "properties": fields.joined(separator: ","), "archived": String(archived), "after": after,
        ])
        let noPhones = ContactFields(phoneProperties: [])
        let wire = try await answer(.get(paths.objects(.contacts) + query)) { WireContacts($0, noPhones) }
        return ContactMarkPage(
            results: wire.contacts.map { ContactMark(id: $0.id, modifiedAt: $0.modifiedAt) }, merges: wire.merges,
            after: wire.after)
    }
}

extension ContactFields {
    /// HubSpot adds the times by itself.
    fileprivate static let marks = ["lastmodifieddate", "hs_merged_object_ids"]
}
