public import Domain

/// "This person is this contact", as asked for by the API or a page.
public struct LinkRequest: Sendable, Equatable {
    public var person: PersonID
    public var contact: ContactID
    /// The link that whoever asks knows of and wants to replace. Without it nothing that stands is replaced, so that of
    /// two people who link at once the second one sees what the first one did.
    public var replaces: LinkID?
    public var author: Author

    public init(person: PersonID, contact: ContactID, replaces: LinkID? = nil, author: Author) {
        self.person = person
        self.contact = contact
        self.replaces = replaces
        self.author = author
    }
}
