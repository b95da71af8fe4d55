public import Domain

/// What HubSpot knows about a token.
public struct TokenFacts: Sendable, Equatable {
    /// `false`: expired, revoked, or of an app that was uninstalled. The other facts may then be missing.
    public var isActive: Bool
    public var account: HubID?
    /// Such as `acme-example.net`.
    public var domain: String?
    public var appID: String?
    public var userID: String?
    /// The e-mail address of whoever connected.
    public var userEmail: String?
    public var scopes: [String]
    /// Access tokens only.
    public var expiresIn: Duration?
    /// The token may do what its user may, rather than what the app may.
    public var isUserLevel: Bool

    public init(
        isActive: Bool, account: HubID?, domain: String?, appID: String?, userID: String?, userEmail: String?,
        scopes: [String], expiresIn: Duration?, isUserLevel: Bool
    ) {
        self.isActive = isActive
        self.account = account
        self.domain = domain
        self.appID = appID
        self.userID = userID
        self.userEmail = userEmail
        self.scopes = scopes
        self.expiresIn = expiresIn
        self.isUserLevel = isUserLevel
    }

    init?(_ json: JSON) {
        guard let isActive = json["active"]?.bool else { return nil }
        self.init(
            isActive: isActive, account: json["hub_id"]?.text.map { HubID($0) }, domain: json["hub_domain"]?.text,
            appID: json["app_id"]?.text, userID: json["user_id"]?.text, userEmail: json["user"]?.text,
            scopes: (json["scopes"]?.array ?? []).compactMap(\.text),
            expiresIn: json["expires_in"]?.integer.map { .seconds(min(max($0, 0), 31_536_000)) },
            isUserLevel: json["signed_access_token"]?["isUserLevel"]?.bool ?? false)
    }
}

/// Which of the two tokens is meant, in HubSpot's words.
public enum TokenKind: String, Sendable {
    case access = "access_token"
    case refresh = "refresh_token"
}
