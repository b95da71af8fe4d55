public import Linking

/// A person is a contact: by which method, why, made by whom, until when.
public struct Link: Sendable, Equatable {
    public enum Method: String, Sendable {
        case exact
        case fuzzy
        case manual
    }

    public var id: LinkID
    public var person: PersonID
    public var contact: ContactID
    public var method: Method
    /// The rule that fired, one word.
    public var rule: String
    /// The sentence shown to people.
    public var reason: String
    public var author: Author
    public var madeAt: Timestamp
    /// The person's number when the link was made; `nil` = none was known.
    public var phone: PhoneKey?
    public var endedAt: Timestamp?
    public var endReason: String?

    public init(
        id: LinkID, person: PersonID, contact: ContactID, method: Method, rule: String, reason: String, author: Author,
        madeAt: Timestamp, phone: PhoneKey? = nil, endedAt: Timestamp? = nil, endReason: String? = nil
    ) {
        self.id = id
        self.person = person
        self.contact = contact
        self.method = method
        self.rule = rule
        self.reason = reason
        self.author = author
        self.madeAt = madeAt
        self.phone = phone
        self.endedAt = endedAt
        self.endReason = endReason
    }
}
