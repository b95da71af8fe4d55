public import Domain

/// An app as registered with HubSpot: who asks people for access to their account.
public struct OAuthApp: Sendable, Equatable {
    public var clientID: String
    public var clientSecret: Secret
    /// Must be one of the app's registered URLs, to the letter: https, or http on localhost only.
    public var redirectURI: String
    /// Where HubSpot asks the person; another host in the sandbox.
    public var authorizeBase: String

    public init(
        clientID: String, clientSecret: Secret, redirectURI: String,
        authorizeBase: String = "https://app.hubspot.com"
    ) {
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.redirectURI = redirectURI
        self.authorizeBase = authorizeBase.hasSuffix("/") ? String(authorizeBase.dropLast()) : authorizeBase
    }
}
