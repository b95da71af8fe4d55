public import Domain

/// A communication on the timeline of a contact or of another record.
public struct CommunicationAssociation: Sendable, Hashable {
    public var communication: CommunicationID
    public var target: CommunicationTarget

    public init(communication: CommunicationID, _ target: CommunicationTarget) {
        self.communication = communication
        self.target = target
    }

    public init(communication: CommunicationID, contact: ContactID) {
        self.init(communication: communication, .contact(contact))
    }
}

extension HubSpotClient {
    /// HubSpot's limit of inputs in one association write.
    public static let associationLimit = 2000

    /// Puts one communication on one timeline. Doing it twice does no harm.
    public func associate(_ pair: CommunicationAssociation) async throws(HubSpotFailure) {
        let path = paths.defaultAssociation(
            .communications, pair.communication.value, pair.target.objectType, pair.target.id)
        _ = try await send(HubSpotRequest(method: .put, path: path, bucket: .associations))
    }

    /// Puts up to 2,000 communications on timelines, with one call for each kind of record. Returns the pairs that
    /// HubSpot refused and why; empty = all is well. Doing it twice does no harm.
    public func associate(
        _ pairs: [CommunicationAssociation]
    ) async throws(HubSpotFailure) -> [CommunicationAssociation: Refusal] {
        precondition(pairs.count <= Self.associationLimit)
        var refused: [CommunicationAssociation: Refusal] = [:]
        for (type, pairs) in pairs.byType {
            let inputs = pairs.map { pair -> JSON in
                ["from": pair.from, "to": pair.to, "types": [pair.target.associationType]]
            }
            let request = associationRequest(.communications, type, .create, inputs)
            let part = try await answer(request) { refusals(of: pairs, in: $0) }
            refused.merge(part) { $1 }
        }
        return refused
    }

    /// Takes up to 2,000 communications off timelines, with one call for each kind of record; what is off already is no
    /// failure.
    public func dissociate(_ pairs: [CommunicationAssociation]) async throws(HubSpotFailure) {
        precondition(pairs.count <= Self.associationLimit)
        for (type, pairs) in pairs.byType {
            let inputs = pairs.map { pair -> JSON in ["from": pair.from, "to": [pair.to]] }
            _ = try await send(associationRequest(.communications, type, .archive, inputs))
        }
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
    fileprivate var to: JSON { ["id": .string(target.id)] }
}

extension [CommunicationAssociation] {
    /// Contacts first.
    fileprivate var byType: [(HubSpotPaths.ObjectType, [CommunicationAssociation])] {
        let types: [HubSpotPaths.ObjectType] = [.contacts, .companies, .deals, .tickets]
        return types.compactMap { type in
            let pairs = filter { $0.target.objectType == type }
            return pairs.isEmpty ? nil : (type, pairs)
        }
    }
}

/// The two ids of a pair that was made. HubSpot documents `fromObjectId` and `toObjectId`; batches for labels say
/// `from.id` and `to.id`.
private struct MadePair: Hashable {
    var from: String
    var to: String

    init(_ pair: CommunicationAssociation) {
        (from, to) = (pair.communication.value, pair.target.id)
    }

    init?(_ json: JSON) {
        guard let from = json["fromObjectId"]?.text ?? json["from"]?["id"]?.text,
            let to = json["toObjectId"]?.text ?? json["to"]?["id"]?.text
        else { return nil }
        (self.from, self.to) = (from, to)
    }
}

/// An error that names none of a pair's ids counts for every pair that has no result.
private func refusals(
    of pairs: [CommunicationAssociation], in json: JSON
) -> [CommunicationAssociation: Refusal]? {
    guard let made = json.results(MadePair.init).map(Set.init) else { return nil }
    let failures = json.failures
    guard let first = failures.first else { return [:] }
    var refusals: [CommunicationAssociation: Refusal] = [:]
    for pair in Set(pairs) where !made.contains(MadePair(pair)) {
        let named = failures.first { failure in
            failure.mentioned.contains(pair.communication.value) || failure.mentioned.contains(pair.target.id)
        }
        refusals[pair] = Refusal(named ?? first)
    }
    return refusals
}
