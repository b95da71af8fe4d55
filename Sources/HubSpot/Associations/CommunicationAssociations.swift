public import Domain

/// A communication on a contact's timeline.
public struct CommunicationAssociation: Sendable, Hashable {
    public var communication: CommunicationID
    public var contact: ContactID

    public init(communication: CommunicationID, contact: ContactID) {
        self.communication = communication
        self.contact = contact
    }
}

extension HubSpotClient {
    /// HubSpot's limit of inputs in one association write.
    public static let associationLimit = 2000

    /// Puts one communication on one contact's timeline. Doing it twice does no harm.
    public func associate(_ pair: CommunicationAssociation) async throws(HubSpotFailure) {
        let path = paths.defaultAssociation(
            .communications, pair.communication.value, .contacts, pair.contact.value)
        _ = try await send(HubSpotRequest(method: .put, path: path, bucket: .associations))
    }

    /// Puts up to 2,000 communications on timelines in one call. Returns the pairs that HubSpot refused and why; empty
    /// = all is well. Doing it twice does no harm.
    public func associate(
        _ pairs: [CommunicationAssociation]
    ) async throws(HubSpotFailure) -> [CommunicationAssociation: Refusal] {
        precondition(pairs.count <= Self.associationLimit)
        guard !pairs.isEmpty else { return [:] }
        let inputs = pairs.map { pair -> JSON in
            ["from": pair.from, "to": pair.to, "types": [communicationToContact]]
        }
        let request = associationRequest(.communications, .contacts, .create, inputs)
        return try await answer(request) { refusals(of: pairs, in: $0) }
    }

    /// Takes up to 2,000 communications off contacts' timelines in one call; what is off already is no failure.
    public func dissociate(_ pairs: [CommunicationAssociation]) async throws(HubSpotFailure) {
        precondition(pairs.count <= Self.associationLimit)
        guard !pairs.isEmpty else { return }
        let inputs = pairs.map { pair -> JSON in ["from": pair.from, "to": [pair.to]] }
        _ = try await send(associationRequest(.communications, .contacts, .archive, inputs))
    }

    func associationRequest(
        _ from: HubSpotPaths.ObjectType, _ to: HubSpotPaths.ObjectType, _ verb: HubSpotPaths.Batch, _ inputs: [JSON]
    ) -> HubSpotRequest {
        var request = HubSpotRequest.post(paths.associations(from, to, verb), ["inputs": .array(inputs)])
        request.bucket = .associations
        return request
    }
}

extension CommunicationAssociation {
    fileprivate var from: JSON { ["id": .string(communication.value)] }
    fileprivate var to: JSON { ["id": .string(contact.value)] }

    /// HubSpot documents `fromObjectId` and `toObjectId`; batches for labels say `from.id` and `to.id`.
    fileprivate init?(_ json: JSON) {
        guard let from = json["fromObjectId"]?.text ?? json["from"]?["id"]?.text,
            let to = json["toObjectId"]?.text ?? json["to"]?["id"]?.text
        else { return nil }
        self.init(communication: CommunicationID(from), contact: ContactID(to))
    }
}

/// An error that names none of a pair's ids counts for every pair that has no result.
private func refusals(
    of pairs: [CommunicationAssociation], in json: JSON
) -> [CommunicationAssociation: Refusal]? {
    guard let made = json.results(CommunicationAssociation.init) else { return nil }
    let failures = json.failures
    guard let first = failures.first else { return [:] }
    var refusals: [CommunicationAssociation: Refusal] = [:]
    for pair in Set(pairs).subtracting(made) {
        let named = failures.first { failure in
            failure.mentioned.contains(pair.communication.value) || failure.mentioned.contains(pair.contact.value)
        }
        refusals[pair] = Refusal(named ?? first)
    }
    return refusals
}
