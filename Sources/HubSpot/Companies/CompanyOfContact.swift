public import Domain

extension HubSpotClient {
    /// The company that HubSpot shows on the contact's card: the primary one, else the newest. `nil` = none. Two calls.
    public func company(of contact: ContactID) async throws(HubSpotFailure) -> Company? {
        let associated = try await associated(
            with: contact, .company, preferring: AssociationTypes.primaryCompanyOfContact)
        guard let id = associated.ids.first(where: associated.preferred.contains) ?? associated.ids.first else {
            return nil
        }
        let found = try await records(.company, ids: [id], properties: Company.properties)
        return found.first.map(Company.init)
    }
}

extension Company {
    fileprivate static let properties = ["name", "domain", "phone", "city", "country", "hubspot_owner_id"]

    fileprivate init(_ record: WireRecord) {
        self.init(
            id: CompanyID(record.id), name: record["name"], domain: record["domain"], phone: record["phone"],
            city: record["city"], country: record["country"], owner: record.owner)
    }
}
