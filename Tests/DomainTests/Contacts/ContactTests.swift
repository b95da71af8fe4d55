import Domain
import Testing

struct ContactTests {
    @Test(
        arguments: [
            ("Ana", "Díaz", "a@x.net", "Ana Díaz"), ("Ana", "", "a@x.net", "Ana"), (nil, "Díaz", nil, "Díaz"),
            ("", "", "a@x.net", "a@x.net"), (nil, nil, "", "Contact 501"), (nil, nil, nil, "Contact 501"),
        ] as [(String?, String?, String?, String)])
    func `a contact has a name to show`(first: String?, last: String?, email: String?, name: String) {
        let contact = Contact(
            id: ContactID("501"), firstName: first, lastName: last, email: email, owner: nil, phones: [],
            modifiedAt: .noon)
        #expect(contact.displayName == name)
    }
}
