public import Domain

/// What became of one communication of a batch.
public enum CommunicationCreated: Sendable, Equatable {
    case created(CommunicationID)
    case refused(Refusal)
    /// HubSpot's answer does not say. It may exist: look before writing it again.
    case unanswered
}

extension HubSpotClient {
    /// Logs up to 100 WhatsApp communications, each with its contacts and other records, in one call; without drafts
    /// none is made.
    ///
    /// Each carries its key as `objectWriteTraceId`, so that one bad input does not fail the others. Keys must differ.
    /// `HubSpotFailure.unknownOutcome` means that some or all may have been created.
    public func createCommunications(
        _ drafts: [(CommunicationKey, CommunicationDraft)]
    ) async throws(HubSpotFailure) -> BatchOutcome<CommunicationKey, CommunicationCreated> {
        precondition(drafts.count <= Self.batchLimit)
        guard !drafts.isEmpty else { return .answered([:]) }
        var request = HubSpotRequest.post(
            paths.batch(.communications, .create), ["inputs": .array(drafts.map { $1.creation(traceID: $0) })])
        request.effect = .creates
        // An early end would leave the outcome unknown; HubSpot itself gives up after 100 seconds.
        request.timeout = .seconds(60)
        do {
            let wire = try await answer(request, WireCommunications.init)
            return .answered(CreatedMatching(drafts).match(wire))
        } catch {
            if error.refusesTheBatch { return .wholeBatchRefused(error) }
            throw error
        }
    }
}

extension CommunicationDraft {
    fileprivate func creation(traceID: CommunicationKey) -> JSON {
        var properties = properties
        properties["hs_communication_channel_type"] = "WHATS_APP"
        properties["hs_communication_logged_from"] = "CRM"
        if let owner { properties["hubspot_owner_id"] = .string(owner.value) }
        let targets = contacts.map(CommunicationTarget.contact) + records.map(CommunicationTarget.record)
        let associations = targets.map { target -> JSON in
            ["to": ["id": .string(target.id)], "types": [target.associationType]]
        }
        return [
            "properties": .object(properties), "associations": .array(associations),
            "objectWriteTraceId": .string(traceID.description),
        ]
    }
}
