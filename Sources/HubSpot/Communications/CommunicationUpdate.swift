public import Domain

/// What became of one communication of a batch update.
public enum CommunicationUpdated: Sendable, Equatable {
    case updated
    /// Somebody deleted it in HubSpot.
    case vanished
    case refused(Refusal)
    /// HubSpot's answer does not say; updating again does no harm.
    case unanswered
}

extension HubSpotClient {
    /// Writes body, owner and time of up to 100 communications in one call; contacts are not touched. No owner clears
    /// it. Doing it twice does no harm. No drafts, no call.
    public func updateCommunications(
        _ drafts: [(CommunicationID, CommunicationDraft)]
    ) async throws(HubSpotFailure) -> BatchOutcome<CommunicationID, CommunicationUpdated> {
        precondition(drafts.count <= Self.batchLimit)
        guard !drafts.isEmpty else { return .answered([:]) }
        let inputs = drafts.map { id, draft -> JSON in
            var properties = draft.properties
            properties["hubspot_owner_id"] = .string(draft.owner?.value ?? "")
            return [
                "id": .string(id.value), "properties": .object(properties), "objectWriteTraceId": .string(id.value),
            ]
        }
        do {
            let wire = try await answer(
                .post(paths.batch(.communications, .update), ["inputs": .array(inputs)]), WireCommunications.init)
            return .answered(wire.updates(of: drafts.map(\.0)))
        } catch {
            // Of one input HubSpot need not say which.
            if case .notFound = error, drafts.count == 1 { return .answered([drafts[0].0: .vanished]) }
            if error.refusesTheBatch { return .wholeBatchRefused(error) }
            throw error
        }
    }
}

extension WireCommunications {
    fileprivate func updates(of ids: [CommunicationID]) -> [CommunicationID: CommunicationUpdated] {
        var outcomes = Dictionary(ids.map { ($0, CommunicationUpdated.unanswered) }, uniquingKeysWith: { $1 })
        for result in results where outcomes[result.id] != nil {
            outcomes[result.id] = .updated
        }
        for failure in failures {
            let named = failure.mentioned
            for id in ids where named.contains(id.value) {
                let isAbsent = failure.category == "OBJECT_NOT_FOUND"
                outcomes[id] = isAbsent ? .vanished : .refused(Refusal(failure))
            }
        }
        return outcomes
    }
}
