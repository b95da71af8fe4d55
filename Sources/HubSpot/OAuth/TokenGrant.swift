public import Domain

/// HubSpot's answer to a code or a refresh token.
public struct TokenGrant: Sendable, Equatable {
    public var accessToken: Secret
    /// Store the one that came last: HubSpot may change it with any refresh.
    public var refreshToken: Secret
    /// Of the access token; 30 minutes as a rule.
    public var expiresIn: Duration
    /// The account; older versions of the endpoint do not tell, introspection does.
    public var account: HubID?
    /// HubSpot's user id of whoever connected.
    public var userID: String?
    /// What was granted in the end; `nil` = not told.
    public var scopes: [String]?

    public init(
        accessToken: Secret, refreshToken: Secret, expiresIn: Duration, account: HubID? = nil,
        userID: String? = nil, scopes: [String]? = nil
    ) {
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.expiresIn = expiresIn
        self.account = account
        self.userID = userID
        self.scopes = scopes
    }

    /// How long before its end a token is to be refreshed: HubSpot asks not to wait for a 401.
    public static let refreshAhead = Duration.seconds(300)

    /// When to refresh: five minutes early, but not before half of a short life is over.
    ///
    /// - Parameter asked: when the grant was asked for, which is never later than when HubSpot made it.
    public func refreshAt(asked: Timestamp) -> Timestamp {
        asked + max(expiresIn - Self.refreshAhead, expiresIn / 2)
    }

    public func expiresAt(asked: Timestamp) -> Timestamp {
        asked + expiresIn
    }
}

extension TokenGrant {
    init?(_ json: JSON) {
        guard let access = json["access_token"]?.text, let refresh = json["refresh_token"]?.text,
            let seconds = json["expires_in"]?.integer, (1...31_536_000).contains(seconds)
        else { return nil }
        self.init(
            accessToken: Secret(access), refreshToken: Secret(refresh), expiresIn: .seconds(seconds),
            account: json["hub_id"]?.text.map { HubID($0) }, userID: json["user_id"]?.text,
            scopes: json["scopes"].map { $0.array.compactMap(\.text) })
    }
}
