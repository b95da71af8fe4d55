public import Domain

/// What connecting WhatsApp takes: Meta's id of the account, a system user's token, the app's secret, and the word that
/// the app's webhook subscription is checked with.
public struct WhatsAppCredentials: Sendable {
    public var account: WhatsAppAccountID
    public var token: String
    public var appSecret: String
    public var verifyToken: String

    public init(account: WhatsAppAccountID, token: String, appSecret: String, verifyToken: String) {
        self.account = account
        self.token = token
        self.appSecret = appSecret
        self.verifyToken = verifyToken
    }
}
