public import Domain

/// A page of changed contacts, oldest change first.
public struct ChangedContactsPage: Sendable, Equatable {
    public var results: [Contact]
    public var merges: [ContactMerge]
    /// More fit the same query.
    public var hasMore: Bool
    /// How many fit this query in all: what is left of the pass, this page included.
    public var total: Int
    public var askedAt: Timestamp

    public init(
        results: [Contact], merges: [ContactMerge] = [], hasMore: Bool, total: Int, askedAt: Timestamp
    ) {
        self.results = results
        self.merges = merges
        self.hasMore = hasMore
        self.total = total
        self.askedAt = askedAt
    }
}

extension HubSpotClient {
    /// Up to 200 contacts that changed, from the cursor on; `cursor.advance(page)` says how to go on.
    ///
    /// Deleted contacts never appear here, and merged-away ones only as `merges` of their survivor.
    public func changedContacts(_ cursor: ChangedContactsCursor) async throws(HubSpotFailure) -> ChangedContactsPage {
        let askedAt = clock.now
        let wire = try await contactsAnswer(contactSearch(cursor.search, limit: 200))
        return ChangedContactsPage(
            results: wire.contacts, merges: wire.merges, hasMore: wire.after != nil,
            total: wire.total ?? wire.contacts.count, askedAt: askedAt)
    }

    func contactSearch(_ search: [String: JSON], limit: Int64) -> HubSpotRequest {
        var body = search
        body["limit"] = .integer(limit)
        body["properties"] = contactFields.json
        var request = HubSpotRequest.post(paths.search(.contacts), .object(body))
        request.bucket = .search
        return request
    }
}

extension ChangedContactsCursor {
    /// Sort and filters of the next query.
    var search: [String: JSON] {
        if let pastID {
            let moment = [
                SearchFilter("lastmodifieddate", "GTE", anchor.description),
                SearchFilter("lastmodifieddate", "LT", (anchor + .milliseconds(1)).description),
                SearchFilter("hs_object_id", "GT", pastID.value),
            ]
            return SearchFilter.query(anyOf: [moment], sortedBy: "hs_object_id")
        }
        let since = [SearchFilter("lastmodifieddate", "GTE", anchor.description)]
        return SearchFilter.query(anyOf: [since], sortedBy: "lastmodifieddate")
    }
}
