public import Domain

extension HubSpotClient {
    /// All contacts of the account, 100 a page, in the order of their ids; no end to the number of pages.
    ///
    /// - Parameter archived: the deleted ones (of the last 90 days) instead.
    public func contacts(after: String? = nil, archived: Bool = false) async throws(HubSpotFailure) -> ContactPage {
        let query = HubSpotPaths.query([
            "limit": "100", "properties": contactFields.names.joined(separator: ","),
            "archived": String(archived), "after": after,
        ])
        return ContactPage(try await contactsAnswer(.get(paths.objects(.contacts) + query)))
    }

    /// One contact. A merged id answers with its survivor, so compare ids.
    public func contact(_ id: ContactID) async throws(HubSpotFailure) -> Contact {
        let query = HubSpotPaths.query(["properties": contactFields.names.joined(separator: ",")])
        let fields = contactFields
        return try await answer(.get(paths.object(.contacts, id.value) + query)) { WireContact($0, fields)?.contact }
    }

    func contactsAnswer(_ request: HubSpotRequest) async throws(HubSpotFailure) -> WireContacts {
        let fields = contactFields
        return try await answer(request) { WireContacts($0, fields) }
    }
}
