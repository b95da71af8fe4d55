/// A phone field of a contact that is to be replaced in HubSpot, or was: a job with a state, and its own undo.
public struct PhoneWrite: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
        /// Nothing was sent, or HubSpot could not take it yet.
        case waiting
        /// Sent, or about to be; after a crash it is looked at again.
        case writing
        case written
        /// Nothing was written, and nothing will be without somebody asking again.
        case refused
        /// No longer wanted before it was sent.
        case cancelled

        public var isOpen: Bool { self == .waiting || self == .writing }
    }

    public var id: PhoneWriteID
    public var person: PersonID
    public var contact: ContactID
    public var link: LinkID
    public var change: PhoneChange
    /// The write that this one takes back; `nil` = it is no restoration.
    public var restores: PhoneWriteID?
    public var author: Author
    public var state: State
    /// Why it waits or was refused, for people.
    public var reason: String?
    public var askedAt: Timestamp
    /// When it is tried next; `nil` = never.
    public var dueAt: Timestamp?
    /// When it was written, refused or cancelled.
    public var settledAt: Timestamp?

    public init(
        id: PhoneWriteID, person: PersonID, contact: ContactID, link: LinkID, change: PhoneChange,
        restores: PhoneWriteID? = nil, author: Author, state: State = .waiting, reason: String? = nil,
        askedAt: Timestamp, dueAt: Timestamp?, settledAt: Timestamp? = nil
    ) {
        self.id = id
        self.person = person
        self.contact = contact
        self.link = link
        self.change = change
        self.restores = restores
        self.author = author
        self.state = state
        self.reason = reason
        self.askedAt = askedAt
        self.dueAt = dueAt
        self.settledAt = settledAt
    }
}

/// Old and new text of one phone property. An empty text = none.
public struct PhoneChange: Sendable, Equatable {
    /// HubSpot's name of it.
    public var property: String
    public var before: String
    public var after: String

    public init(property: String, before: String, after: String) {
        self.property = property
        self.before = before
        self.after = after
    }

    /// The way back.
    public var reversed: PhoneChange { PhoneChange(property: property, before: after, after: before) }
}
