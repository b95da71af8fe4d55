/// Where mail leaves, as far as pages show it.
public struct MailFacts: Sendable {
    /// `mail.example.com:465`
    public var server: String
    /// The address that mails come from.
    public var sender: String

    public init(server: String, sender: String) {
        self.server = server
        self.sender = sender
    }
}
