public import Domain

extension HubSpotClient {
    /// What a contact's card shows unless somebody chose otherwise.
    public static let cardProperties = [
        "firstname", "lastname", "email", "phone", "mobilephone", "company", "jobtitle", "lifecyclestage",
        ownerProperty,
    ]

    /// Whose contact it is: its value is an `OwnerID`.
    public static let ownerProperty = "hubspot_owner_id"

    /// Contacts made since then with this e-mail address or name, newest first: for finding out whether a create was
    /// carried out. A new contact shows in HubSpot's search after some seconds, so nothing found early proves nothing.
    ///
    /// No e-mail address and no name, no call.
    public func contacts(
        createdSince moment: Timestamp, like values: [String: String]
    ) async throws(HubSpotFailure) -> [ContactID] {
        let told = ["email", "firstname", "lastname"].compactMap { name in
            values[name].flatMap { $0.isEmpty ? nil : SearchFilter(name, "EQ", $0) }
        }
        guard !told.isEmpty else { return [] }
        let since = SearchFilter("createdate", "GTE", moment.description)
        let page = try await contactsAnswer(
            contactSearch(SearchFilter.query(anyOf: [told + [since]]), limit: 20))
        return page.contacts.map(\.id).sorted { isNewer($0.value, than: $1.value) }
    }
}
