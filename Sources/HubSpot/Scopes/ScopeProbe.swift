import Domain

extension HubSpotClient {
    /// What a pasted token may do, found out by reading one record of each kind: nine small calls.
    ///
    /// Reading proves nothing about writing, so scopes to write stay unknown until HubSpot refuses one for want of
    /// them. A token that HubSpot does not know at all throws.
    public func probeScopes() async throws(HubSpotFailure) -> ScopeReport {
        var states = ["oauth": ScopeReport.State.granted]
        for probe in probes {
            do {
                _ = try await send(.get(probe.path))
                states[probe.scope] = .granted
            } catch {
                switch error {
                case .missingScopes(let named):
                    states[probe.scope] = .missing
                    for scope in named where states[scope] == nil && named.count == 1 { states[scope] = .missing }
                case .invalidToken, .expiredToken: throw error
                case .notFound, .conflict, .invalid, .waiting, .unknownOutcome, .unreachable, .refused, .unreadable:
                    break
                }
            }
        }
        return ScopeReport(states)
    }

    private var probes: [(scope: String, path: String)] {
        [
            ("crm.objects.contacts.read", paths.objects(.contacts) + "?limit=1&properties=hs_object_id"),
            ("crm.objects.owners.read", paths.owners + "?limit=1"),
            ("crm.schemas.contacts.read", paths.property(.contacts, "firstname")),
            ("crm.objects.companies.read", paths.objects(.companies) + "?limit=1&properties=hs_object_id"),
            ("crm.objects.deals.read", paths.objects(.deals) + "?limit=1&properties=hs_object_id"),
            ("tickets", paths.objects(.tickets) + "?limit=1&properties=hs_object_id"),
            ("files", paths.files + "/search?limit=1"),
            ("settings.users.read", paths.users + "?limit=1"),
            ("settings.users.teams.read", paths.users + "/teams"),
        ]
    }
}
