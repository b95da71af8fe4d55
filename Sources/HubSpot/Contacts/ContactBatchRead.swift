public import Domain

/// What reading contacts by id found.
public struct ContactBatch: Sendable, Equatable {
    public var found: [Contact]
    /// Deleted, or merged away unseen.
    public var missing: [ContactID]
    /// What the found ones tell of contacts that were merged into them.
    public var merges: [ContactMerge]
    /// HubSpot failed on these for another reason: nothing is known, ask again.
    public var unanswered: [ContactID]

    public init(
        found: [Contact] = [], missing: [ContactID] = [], merges: [ContactMerge] = [], unanswered: [ContactID] = []
    ) {
        self.found = found
        self.missing = missing
        self.merges = merges
        self.unanswered = unanswered
    }
}

extension HubSpotClient {
    /// Reads up to 100 contacts by id in one call; no ids, no call.
    public func contacts(ids: [ContactID]) async throws(HubSpotFailure) -> ContactBatch {
        precondition(ids.count <= Self.batchLimit)
        guard !ids.isEmpty else { return ContactBatch() }
        let inputs = JSON.array(Set(ids).sorted().map { ["id": .string($0.value)] })
        let body: JSON = ["inputs": inputs, "properties": contactFields.json, "propertiesWithHistory": []]
        let wire = try await contactsAnswer(.post(paths.batch(.contacts, .read), body))
        return ContactBatch(asked: Set(ids), wire)
    }
}

extension ContactBatch {
    /// 207 names the ids that are not there, in each error's context; where it does not, all silence is absence unless
    /// an error speaks of something else.
    init(asked: Set<ContactID>, _ wire: WireContacts) {
        let silent = asked.subtracting(wire.contacts.map(\.id)).subtracting(wire.merges.map(\.from))
        let otherErrors = wire.failures.filter { $0.category != "OBJECT_NOT_FOUND" }
        let named = Set(wire.failures.filter { $0.category == "OBJECT_NOT_FOUND" }.flatMap(\.mentioned))
        let missing = otherErrors.isEmpty ? silent : silent.filter { named.contains($0.value) }
        self.init(
            found: wire.contacts, missing: missing.sorted(), merges: wire.merges,
            unanswered: silent.subtracting(missing).sorted())
    }
}
