/// A HubSpot contact as the mirror keeps it: who it is, its phones, its owner. The rest is read live when somebody
/// looks.
public struct Contact: Sendable, Equatable {
    public var id: ContactID
    public var firstName: String?
    public var lastName: String?
    public var email: String?
    public var owner: OwnerID?
    /// In the order of the connector's phone properties; empty texts are left out.
    public var phones: [ContactPhone]
    public var modifiedAt: Timestamp
    public var isArchived: Bool

    public init(
        id: ContactID, firstName: String?, lastName: String?, email: String?, owner: OwnerID?, phones: [ContactPhone],
        modifiedAt: Timestamp, isArchived: Bool = false
    ) {
        self.id = id
        self.firstName = firstName
        self.lastName = lastName
        self.email = email
        self.owner = owner
        self.phones = phones
        self.modifiedAt = modifiedAt
        self.isArchived = isArchived
    }

    /// First and last name, else the e-mail, else the id: never empty.
    public var displayName: String {
        let name = [firstName, lastName].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
        if !name.isEmpty { return name }
        if let email, !email.isEmpty { return email }
        return "Contact \(id)"
    }
}

/// One phone text of a contact, byte for byte, and the property it stands in.
public struct ContactPhone: Sendable, Hashable {
    public var property: String
    public var text: String

    public init(property: String, text: String) {
        self.property = property
        self.text = text
    }
}
