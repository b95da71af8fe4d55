/// How Liaison proves to HubSpot who it is.
public enum HubSpotCredential: String, Sendable, CaseIterable {
    /// The app was installed from HubSpot's own page. Access tokens live half an hour and are refreshed.
    case oauth
    /// Somebody pasted a service key or an app's token. It ends when somebody takes it back.
    case token
}

/// The HubSpot user on whose behalf the connection was made.
public struct HubSpotUser: Sendable, Equatable {
    public var id: String
    public var email: String?

    public init(id: String, email: String?) {
        self.id = id
        self.email = email
    }
}

/// What is known about one permission of the connection.
public enum ScopeState: String, Sendable, CaseIterable {
    case granted
    case missing
    /// HubSpot neither lists it nor would a look without consequences tell.
    case unknown
}
