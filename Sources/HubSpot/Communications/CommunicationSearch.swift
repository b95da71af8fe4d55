public import Domain

extension HubSpotClient {
    /// Communications of one contact at one moment, by search: one call, but a new record shows late. Finding one is
    /// proof, finding none is not.
    public func searchCommunications(
        of contact: ContactID, at moment: Timestamp
    ) async throws(HubSpotFailure) -> [FoundCommunication] {
        let filters = [
            SearchFilter("associations.contact", "EQ", contact.value),
            SearchFilter("hs_timestamp", "EQ", moment.description),
        ]
        var body = SearchFilter.query(anyOf: [filters])
        body["limit"] = 20
        body["properties"] = ["hs_timestamp", "hs_communication_body", "hubspot_owner_id"]
        var request = HubSpotRequest.post(paths.search(.communications), .object(body))
        request.bucket = .search
        return try await answer(request, WireCommunications.init).results.flatMap { $0.found(for: [contact]) }
    }
}
