public import Domain
public import SMTP

/// What mails are sent with.
public struct MailSetup: Sendable {
    /// A mail about to be put into words.
    public struct Draft: Sendable {
        public var mail: Mail
        /// What it lets somebody in with.
        public var token: Secret?
        public var workspaceName: String

        public init(mail: Mail, token: Secret?, workspaceName: String) {
            self.mail = mail
            self.token = token
            self.workspaceName = workspaceName
        }
    }

    public var client: SMTPClient
    public var membership: Membership
    /// In the language of the mail.
    public var words: @Sendable (Draft) -> MailContent

    public init(
        client: SMTPClient, membership: Membership, words: @escaping @Sendable (Draft) -> MailContent
    ) {
        self.client = client
        self.membership = membership
        self.words = words
    }
}
