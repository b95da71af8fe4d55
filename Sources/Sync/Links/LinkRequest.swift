public import Domain

/// "This person is this contact", as asked for by the API or a page.
public struct LinkRequest: Sendable, Equatable {
    public enum Origin: Sendable, Equatable {
        case chosen
        /// The contact was made of this person a moment ago.
        case created
    }

    public var person: PersonID
    public var contact: ContactID
    /// The link that whoever asks knows of and wants to replace. Without it nothing that stands is replaced, so that of
    /// two people who link at once the second one sees what the first one did.
    public var replaces: LinkID?
    /// The contact's phone stays as it is this time, whatever the workspace has chosen.
    public var keepsPhone: Bool
    public var origin: Origin
    public var author: Author

    public init(
        person: PersonID, contact: ContactID, replaces: LinkID? = nil, keepsPhone: Bool = false,
        origin: Origin = .chosen, author: Author
    ) {
        self.person = person
        self.contact = contact
        self.replaces = replaces
        self.keepsPhone = keepsPhone
        self.origin = origin
        self.author = author
    }
}

extension LinkRequest.Origin {
    var rule: String {
        switch self {
        case .chosen: "by-hand"
        case .created: "created-from-chat"
        }
    }

    func reason(_ author: Author) -> String {
        switch self {
        case .chosen: "\(author.name) linked them by hand."
        case .created: "\(author.name) made this contact of the person in the chat."
        }
    }
}
