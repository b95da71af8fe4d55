import Domain

/// What the forms about links carry.
extension [String: String] {
    static let incomplete = WebFailure.bad("incomplete_form", "The form came incomplete. Load the page again.")

    func personID() throws(WebFailure) -> PersonID { try rowID("person") }

    func contactID() throws(WebFailure) -> ContactID {
        guard let contact = self["contact"], !contact.isEmpty else { throw Self.incomplete }
        return ContactID(contact)
    }

    func rowID<Noun>(_ name: String) throws(WebFailure) -> RowID<Noun> {
        guard let id = self[name].flatMap({ RowID<Noun>(text: $0[...]) }) else { throw Self.incomplete }
        return id
    }
}
