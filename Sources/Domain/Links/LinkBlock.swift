/// Somebody said that a person is not the contact they were linked to: from then on nothing links that person by
/// itself, until somebody links by hand or lifts the block.
public struct LinkBlock: Sendable, Equatable {
    public var person: PersonID
    /// Who the person turned out not to be.
    public var contact: ContactID
    public var author: Author
    public var blockedAt: Timestamp

    public init(person: PersonID, contact: ContactID, author: Author, blockedAt: Timestamp) {
        self.person = person
        self.contact = contact
        self.author = author
        self.blockedAt = blockedAt
    }

    /// Why nothing links the person, for people to read.
    public var sentence: String {
        "\(author.name) said that this person is not contact \(contact), so nothing links them by itself. "
            + "Link them by hand, or lift the block."
    }
}
