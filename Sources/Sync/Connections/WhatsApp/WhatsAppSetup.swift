public import WhatsApp

/// What the server itself knows of WhatsApp before any account is connected.
public struct WhatsAppSetup: Sendable {
    /// Where Meta is to send webhooks; `nil` = not known, and not compared.
    public var callbackURL: String?
    /// The server's own app, for companies that connect through Embedded Signup; `nil` = none.
    public var app: MetaApp?
    /// The verify token in that app's webhook settings.
    public var verifyToken: String?

    public init(callbackURL: String? = nil, app: MetaApp? = nil, verifyToken: String? = nil) {
        self.callbackURL = callbackURL
        self.app = app
        self.verifyToken = verifyToken
    }
}
