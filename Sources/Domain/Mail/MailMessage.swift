/// What a mail says, in somebody's language.
public struct MailContent: Sendable, Equatable {
    public var subject: String
    public var text: String
    public var html: String

    public init(subject: String, text: String, html: String) {
        self.subject = subject
        self.text = text
        self.html = html
    }
}

/// A mail in words, as it is handed to a mail server.
public struct MailMessage: Sendable, Equatable {
    public var id: MailID
    public var recipient: String
    public var name: String?
    public var writtenAt: Timestamp
    public var content: MailContent

    public init(id: MailID, recipient: String, name: String?, writtenAt: Timestamp, content: MailContent) {
        self.id = id
        self.recipient = recipient
        self.name = name
        self.writtenAt = writtenAt
        self.content = content
    }
}
