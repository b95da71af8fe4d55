import Domain

/// What an app asks somebody to agree to, read from the address of the page.
struct AuthorizeRequest: Sendable {
    /// Why the page shows an error instead. A redirect that cannot be trusted is never followed.
    enum Problem: Error {
        case page(title: String, sentence: String)
        /// Told to the app by a redirect.
        case redirect(error: String, description: String)
    }

    let target: Target
    /// What the account can grant of what was asked for.
    let scopes: [String]
    let challenge: String?

    /// Where the answer goes, if the app and its redirect are in order.
    struct Target: Sendable {
        let app: HubSpotSandboxApp
        let redirectURI: String
        let state: String?

        init(_ query: QueryItems, app: HubSpotSandboxApp?) throws(Problem) {
            guard let app, query["client_id"] == app.clientID else {
                throw .page(
                    title: "We do not know this app",
                    sentence: "No app has the client ID in this link. Check that it was copied completely.")
            }
            guard let redirectURI = query["redirect_uri"], app.redirectURIs.contains(redirectURI) else {
                throw .page(
                    title: "Authorization failed because the redirect URL doesn’t match",
                    sentence: "The redirect URL in this link is none of those that are registered for \(app.name).")
            }
            self.app = app
            self.redirectURI = redirectURI
            state = query["state"]
        }

        /// `?code=…&state=…`, or an error in the same place.
        func url(_ fields: KeyValuePairs<String, String>) -> String {
            let stated = fields.map { ($0.key, $0.value) } + (state.map { [("state", $0)] } ?? [])
            let query = stated.map { "\($0.0)=\(QueryText.encode($0.1))" }.joined(separator: "&")
            return redirectURI + (redirectURI.contains("?") ? "&" : "?") + query
        }
    }

    init(_ query: QueryItems, _ target: Target, grants: (String) -> Bool) throws(Problem) {
        self.target = target
        let app = target.app
        guard ["code", nil].contains(query["response_type"]) else {
            throw .redirect(error: "unsupported_response_type", description: "response_type must be code")
        }
        challenge = try Self.challenge(query)
        let asked = Self.words(query["scope"])
        let optional = Self.words(query["optional_scope"])
        try Self.checkScopes(asked, optional, app, grants)
        scopes = app.scopes.filter { (asked.contains($0) || optional.contains($0)) && grants($0) }
    }

    private static func checkScopes(
        _ asked: [String], _ optional: [String], _ app: HubSpotSandboxApp, _ grants: (String) -> Bool
    ) throws(Problem) {
        let missing = app.requiredScopes.filter { !asked.contains($0) }
        let foreign = (asked + optional).filter { !app.scopes.contains($0) }
        guard missing.isEmpty, foreign.isEmpty else {
            throw .page(
                title: "Authorization failed because there is a scope mismatch",
                sentence: mismatch("The link lacks scopes that the app requires:", missing)
                    + mismatch("The link asks for scopes that the app does not have:", foreign))
        }
        let unavailable = asked.filter { !grants($0) }
        guard unavailable.isEmpty else {
            throw .page(
                title: "This account cannot use \(app.name)",
                sentence: mismatch("The account has no access to what the app requires:", unavailable))
        }
    }

    private static func challenge(_ query: QueryItems) throws(Problem) -> String? {
        guard let challenge = query["code_challenge"], !challenge.isEmpty else { return nil }
        guard query["code_challenge_method"] == "S256" else {
            throw .redirect(error: "invalid_request", description: "code_challenge_method must be S256")
        }
        return challenge
    }

    private static func mismatch(_ sentence: String, _ scopes: [String]) -> String {
        scopes.isEmpty ? "" : "\(sentence) \(scopes.joined(separator: ", ")). "
    }

    private static func words(_ text: String?) -> [String] {
        (text ?? "").split(separator: " ").map { String($0) }
    }
}
