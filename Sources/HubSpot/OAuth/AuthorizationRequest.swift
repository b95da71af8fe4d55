import Crypto
public import Domain
import Foundation

/// Sends a person to HubSpot's page that asks whether they let the app into an account.
public struct AuthorizationRequest: Sendable, Equatable {
    public var app: OAuthApp
    /// Must hold every scope that the app's configuration marks as required.
    public var scopes: [String]
    /// HubSpot silently drops those that the account cannot grant: read the granted ones off the token.
    public var optionalScopes: [String]
    /// Unguessable, bound to the browser's session, and used once: it comes back with the answer.
    public var state: String
    /// 43 to 128 of `A-Z a-z 0-9 - . _ ~`, random; kept until the code is exchanged.
    public var verifier: Secret
    /// Offers this account only; `nil` = the person chooses.
    public var account: HubID?

    public init(
        app: OAuthApp, scopes: [String] = ScopeNeed.required.map(\.scope),
        optionalScopes: [String] = ScopeNeed.optional.map(\.scope), state: String, verifier: Secret,
        account: HubID? = nil
    ) {
        self.app = app
        self.scopes = scopes
        self.optionalScopes = optionalScopes
        self.state = state
        self.verifier = verifier
        self.account = account
    }

    public var url: String {
        let pinned = account.map { "/\($0.value)" } ?? ""
        let query = HubSpotPaths.query([
            "client_id": app.clientID, "redirect_uri": app.redirectURI,
            "scope": scopes.joined(separator: " "),
            "optional_scope": optionalScopes.isEmpty ? nil : optionalScopes.joined(separator: " "),
            "state": state, "code_challenge": challenge, "code_challenge_method": "S256",
        ])
        return "\(app.authorizeBase)/oauth\(pinned)/authorize\(query)"
    }

    /// Base64url of the verifier's SHA-256, as in RFC 7636: whoever reads the URL cannot exchange the code.
    var challenge: String {
        Data(SHA256.hash(data: Data(verifier.revealed.utf8))).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
