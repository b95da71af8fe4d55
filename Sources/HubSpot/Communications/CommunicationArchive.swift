public import Domain

extension HubSpotClient {
    /// Takes up to 100 communications off the timelines in one call. Those that are gone already are no failure, and
    /// doing it twice does no harm. No ids, no call.
    public func archiveCommunications(_ ids: [CommunicationID]) async throws(HubSpotFailure) {
        precondition(ids.count <= Self.batchLimit)
        guard !ids.isEmpty else { return }
        let inputs = ids.map { id -> JSON in ["id": .string(id.value)] }
        do {
            _ = try await send(.post(paths.batch(.communications, .archive), ["inputs": .array(inputs)]))
        } catch {
            // Of one input, absence is what we wanted.
            if case .notFound = error, ids.count == 1 { return }
            throw error
        }
    }
}
