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
        return try await search([filters]).results.flatMap { $0.found(for: [contact]) }
    }

    /// Which communications stand at these moments, whoever they are of: five moments a call. The way to one whose
    /// contact is gone or was merged away. A new record shows late.
    public func searchCommunications(
        at moments: Set<Timestamp>
    ) async throws(HubSpotFailure) -> [CommunicationID: Timestamp] {
        var found: [CommunicationID: Timestamp] = [:]
        var rest = moments.sorted()[...]
        while !rest.isEmpty {
            let groups = rest.prefix(5).map { [SearchFilter("hs_timestamp", "EQ", $0.description)] }
            rest = rest.dropFirst(groups.count)
            for record in try await search(groups).results { found[record.id] = record.timestamp }
        }
        return found
    }

    private func search(_ groups: [[SearchFilter]]) async throws(HubSpotFailure) -> WireCommunications {
        var body = SearchFilter.query(anyOf: groups)
        body["limit"] = 20
        body["properties"] = ["hs_timestamp", "hs_communication_body", "hubspot_owner_id"]
        var request = HubSpotRequest.post(paths.search(.communications), .object(body))
        request.bucket = .search
        return try await answer(request, WireCommunications.init)
    }
}
