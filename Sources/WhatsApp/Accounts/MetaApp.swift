public import Domain

/// An app at Meta: its secret signs webhooks, and both together are a token for questions about the app itself.
public struct MetaApp: Sendable {
    public var id: String
    public var secret: Secret

    public init(id: String, secret: Secret) {
        self.id = id
        self.secret = secret
    }

    /// Meta's app access token.
    var token: String { "\(id)|\(secret.revealed)" }
}
