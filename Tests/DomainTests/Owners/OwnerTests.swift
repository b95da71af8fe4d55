import Domain
import Testing

struct OwnerTests {
    @Test(
        arguments: [
            ("Mara", "Voss", "m@x.net", "Mara Voss"), ("", "Voss", "m@x.net", "Voss"), (nil, "", "m@x.net", "m@x.net"),
            (nil, nil, nil, "Owner 8"),
        ] as [(String?, String?, String?, String)])
    func `an owner has a name to show`(first: String?, last: String?, email: String?, name: String) {
        let owner = Owner(
            id: OwnerID("8"), email: email, firstName: first, lastName: last, userID: nil, isArchived: false)
        #expect(owner.displayName == name)
    }
}
