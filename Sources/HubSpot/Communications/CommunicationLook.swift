public import Domain

/// A communication that is in HubSpot now.
public struct FoundCommunication: Sendable, Equatable {
    public var id: CommunicationID
    public var contact: ContactID
    public var timestamp: Timestamp
    public var body: String
    public var owner: OwnerID?

    public init(id: CommunicationID, contact: ContactID, timestamp: Timestamp, body: String, owner: OwnerID?) {
        self.id = id
        self.contact = contact
        self.timestamp = timestamp
        self.body = body
        self.owner = owner
    }
}

/// What a look found.
public struct CommunicationLook: Sendable, Equatable {
    /// Newest record first.
    public var found: [FoundCommunication]
    /// `false`: a contact has more communications than one look reads, and the rest, the oldest, was not looked at.
    public var isComplete: Bool

    public init(found: [FoundCommunication], isComplete: Bool) {
        self.found = found
        self.isComplete = isComplete
    }
}

extension HubSpotClient {
    /// Communications read in one look: 1,000 is 10 calls.
    public static let lookLimit = 1000

    /// The look after an unknown outcome: which communications of these contacts (up to 100) stand at these moments?
    ///
    /// Not by search, which shows a new record late, but through the contacts' associations and the records themselves,
    /// newest first. A communication of several of the contacts appears once for each.
    public func findCommunications(
        of contacts: [ContactID], at moments: Set<Timestamp>
    ) async throws(HubSpotFailure) -> CommunicationLook {
        precondition(contacts.count <= Self.batchLimit)
        guard !contacts.isEmpty, !moments.isEmpty else { return CommunicationLook(found: [], isComplete: true) }
        let associated = try await communications(of: contacts)
        let newestFirst = associated.contacts.keys.sorted { $0.isNewer(than: $1) }
        var found: [FoundCommunication] = []
        for batch in newestFirst.prefix(Self.lookLimit).batches(of: Self.batchLimit) {
            let records = try await communications(ids: batch)
            for record in records where record.timestamp.map(moments.contains) ?? false {
                found += record.found(for: associated.contacts[record.id] ?? [])
            }
        }
        return CommunicationLook(
            found: found, isComplete: associated.isComplete && newestFirst.count <= Self.lookLimit)
    }

    private func communications(ids: [CommunicationID]) async throws(HubSpotFailure) -> [WireCommunication] {
        let inputs = ids.map { id -> JSON in ["id": .string(id.value)] }
        let body: JSON = [
            "inputs": .array(inputs), "propertiesWithHistory": [],
            "properties": ["hs_timestamp", "hs_communication_body", "hubspot_owner_id"],
        ]
        let wire = try await answer(.post(paths.batch(.communications, .read), body), WireCommunications.init)
        return wire.results.filter { !$0.isArchived }
    }
}

extension WireCommunication {
    func found(for contacts: Set<ContactID>) -> [FoundCommunication] {
        contacts.sorted().map { contact in
            FoundCommunication(
                id: id, contact: contact, timestamp: timestamp ?? .beginning, body: body ?? "", owner: owner)
        }
    }
}

extension CommunicationID {
    /// HubSpot numbers records upwards; the longer decimal is the larger.
    fileprivate func isNewer(than other: CommunicationID) -> Bool {
        value.utf8.count == other.value.utf8.count ? value > other.value : value.utf8.count > other.value.utf8.count
    }
}

extension Collection {
    fileprivate func batches(of size: Int) -> [[Element]] {
        var batches: [[Element]] = []
        var rest = self[...]
        while !rest.isEmpty {
            batches.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return batches
    }
}
