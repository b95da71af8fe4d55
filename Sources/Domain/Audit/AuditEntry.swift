/// One thing somebody or something did to links, mappings or a CRM record.
public struct AuditEntry: Sendable, Equatable {
    public var id: AuditID
    public var at: Timestamp
    public var author: Author
    /// Past tense, snake_case: `link_made`, `mapping_changed`.
    public var verb: String
    /// What it was done to: `person:12`, `number:106…`.
    public var subject: String
    public var before: String?
    public var after: String?
    public var reason: String

    public init(
        id: AuditID, at: Timestamp, author: Author, verb: String, subject: String, before: String?, after: String?,
        reason: String
    ) {
        self.id = id
        self.at = at
        self.author = author
        self.verb = verb
        self.subject = subject
        self.before = before
        self.after = after
        self.reason = reason
    }

    /// What is done to a chat is done to its person: that is where somebody looks for it. A group has none.
    public static func subject(chat: ChatID, of person: PersonID?) -> String {
        person.map { "person:\($0)" } ?? "chat:\(chat)"
    }
}
