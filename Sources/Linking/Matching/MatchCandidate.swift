/// A contact that might be the person, with the phone fields it has.
public struct MatchCandidate<Contact: Hashable & Sendable>: Sendable {
    public let contact: Contact
    /// For people to read; nothing is decided by it.
    public let name: String
    public let phones: [CandidatePhone]

    public init(contact: Contact, name: String, phones: [CandidatePhone]) {
        self.contact = contact
        self.name = name
        self.phones = phones
    }
}

/// One phone field of a contact, byte for byte.
public struct CandidatePhone: Hashable, Sendable {
    /// The field's name in the CRM: `phone`, `mobilephone` …
    public let property: String
    public let text: String

    public init(property: String, text: String) {
        self.property = property
        self.text = text
    }
}
