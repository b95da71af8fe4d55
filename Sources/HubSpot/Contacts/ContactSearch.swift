import Domain

extension HubSpotClient {
    /// How many contacts the account has: of a list nobody knows the end before it comes.
    public func contactCount() async throws(HubSpotFailure) -> Int64? {
        let all = SearchFilter.query(anyOf: [], sortedBy: "hs_object_id")
        return try await contactsAnswer(contactSearch(all, limit: 1)).total.map(Int64.init)
    }

    /// Contacts by what a person typed: name, e-mail, phone. 20 at most, HubSpot's order. New contacts show late.
    public func searchContacts(_ query: String) async throws(HubSpotFailure) -> ContactPage {
        // A search body may have 3,000 characters in all; nobody types 200.
        let body: [String: JSON] = ["query": .string(String(query.prefix(200)))]
        return ContactPage(try await contactsAnswer(contactSearch(body, limit: 20)))
    }

    /// Contacts that may have this number. More come back than fit (the same national number of another country):
    /// compare the raw texts before believing one.
    ///
    /// - Parameters:
    ///   - digits: all digits with the country code, as WhatsApp writes them.
    ///   - national: the same without the country code, which is what HubSpot's searchable fields hold.
    public func searchContacts(
        digits: String, national: String
    ) async throws(HubSpotFailure) -> ContactPage {
        let full = "+" + digits
        let groups = [
            [SearchFilter("hs_whatsapp_phone_number", "EQ", full)],
            [SearchFilter("hs_searchable_calculated_mobile_number", "CONTAINS_TOKEN", "*" + national)],
            [SearchFilter("hs_searchable_calculated_phone_number", "CONTAINS_TOKEN", "*" + national)],
            [SearchFilter("mobilephone", "EQ", full)],
            [SearchFilter("phone", "EQ", full)],
        ]
        return ContactPage(try await contactsAnswer(contactSearch(SearchFilter.query(anyOf: groups), limit: 20)))
    }
}
