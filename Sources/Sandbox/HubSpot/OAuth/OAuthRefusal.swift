import Domain

/// A refusal in OAuth's words, with the two fields HubSpot adds.
struct OAuthRefusal: Error {
    /// `invalid_grant` and the like: what programs branch on.
    var error: String
    /// HubSpot's own word. Only that of a bad refresh token was seen; the others are guessed alike.
    var word: String
    var description: String
    var status = 400

    static func badRequest(_ description: String) -> Self {
        Self(error: "invalid_request", word: "BAD_REQUEST", description: description)
    }

    static let badGrantType = Self(
        error: "unsupported_grant_type", word: "BAD_GRANT_TYPE",
        description: "grant_type is none of authorization_code, refresh_token, client_credentials")
    static let badClient = Self(
        error: "invalid_client", word: "BAD_CLIENT_ID", description: "missing or unknown client id")
    static let badSecret = Self(
        error: "invalid_client", word: "BAD_CLIENT_SECRET", description: "missing or invalid client secret")
    static let badCode = Self(
        error: "invalid_grant", word: "BAD_AUTH_CODE", description: "missing or unknown auth code")
    static let otherRedirect = Self(
        error: "invalid_grant", word: "MISMATCH_REDIRECT_URI_AUTH_CODE",
        description: "the redirect uri is not the one the auth code was made for")
    static let badVerifier = Self(
        error: "invalid_grant", word: "BAD_AUTH_CODE", description: "code verifier does not match the code challenge")
    static let badRefreshToken = Self(
        error: "invalid_grant", word: "BAD_REFRESH_TOKEN",
        description: "refresh token is invalid, expired or revoked")
    static let badToken = Self(error: "invalid_token", word: "BAD_TOKEN", description: "token is unknown or revoked")

    static func badScope(_ scopes: [String]) -> Self {
        Self(
            error: "invalid_scope", word: "BAD_SCOPE",
            description: "not granted to this app: \(scopes.joined(separator: " "))")
    }

    func reply(correlationID: String) -> HTTPReply {
        .json(
            status,
            [
                "status": .string(word), "message": .string(description), "error": .string(error),
                "error_description": .string(description), "correlationId": .string(correlationID),
            ])
    }
}
