/// A contact that might be the person, with the phone fields it has.
public struct MatchCandidate<Contact: Comparable & Hashable & Sendable>: Sendable {
    public let contact: Contact
    /// For people to read. It never makes a match, but a name that agrees may settle a doubt.
    public let name: String
    /// Only to recognise one person who is in the CRM twice.
    public let email: String?
    public let phones: [CandidatePhone]
    /// Keys of other persons on WhatsApp who have this contact already, or whose national digits are the same: a text
    /// that is their number is not given to a second person without asking.
    public let otherPersons: Set<PhoneKey>

    public init(
        contact: Contact, name: String, email: String? = nil, phones: [CandidatePhone],
        otherPersons: Set<PhoneKey> = []
    ) {
        self.contact = contact
        self.name = name
        self.email = email
        self.phones = phones
        self.otherPersons = otherPersons
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
