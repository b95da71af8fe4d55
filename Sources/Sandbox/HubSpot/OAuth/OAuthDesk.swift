import Domain

/// What HubSpot knows of the app's installation in this account: codes, tokens, and what was granted.
struct OAuthDesk: Sendable {
    /// What somebody agreed to, waiting to be exchanged.
    struct Code: Sendable {
        let redirectURI: String
        let scopes: [String]
        let userID: Int64
        /// The S256 challenge of PKCE, where the app sent one.
        let challenge: String?
        let expiresAt: Timestamp
    }

    struct Refresh: Sendable {
        let token: String
        let userID: Int64
        let scopes: [String]
    }

    struct Access: Sendable {
        enum Use: String, Sendable {
            case access = "access_token"
            case client = "client_credentials"
        }

        let token: String
        let use: Use
        /// The refresh token it came from; nil for the app's own token.
        let refresh: String?
        let userID: Int64
        let scopes: [String]
        var expiresAt: Timestamp
    }

    /// Dead tokens are remembered this long, so that their use is answered as expired and not as unknown.
    private static let memory = Duration.seconds(86_400)

    private(set) var installation: SandboxInstallation?
    /// Nil: the account can grant everything.
    var grantable: Set<String>?
    private var codes: [String: Code] = [:]
    private var refreshTokens: [String: Refresh] = [:]
    private var accessTokens: [String: Access] = [:]
    private var generator = SplitMix64(seed: 0x4F41_5554)

    func grants(_ scope: String) -> Bool { grantable?.contains(scope) ?? true }

    func access(_ token: String) -> Access? { accessTokens[token] }

    func refresh(_ token: String) -> Refresh? { refreshTokens[token] }

    // MARK: Making

    mutating func issueCode(_ code: Code) -> String {
        codes = codes.filter { $0.value.expiresAt + Self.memory > code.expiresAt }
        let text = "\(randomHex(8))-\(randomHex(4))-4\(randomHex(3))-8\(randomHex(3))-\(randomHex(12))"
        codes[text] = code
        return text
    }

    /// A code is good once, whether or not the rest of the call is right.
    mutating func takeCode(_ text: String, now: Timestamp) -> Code? {
        guard let code = codes.removeValue(forKey: text), now < code.expiresAt else { return nil }
        return code
    }

    mutating func install(_ code: Code, hublet: String, now: Timestamp) -> Refresh {
        let refresh = addRefresh(userID: code.userID, scopes: code.scopes, hublet: hublet)
        installation = SandboxInstallation(userID: code.userID, scopes: code.scopes, since: now)
        return refresh
    }

    /// The same grant under a new token.
    mutating func rotate(_ old: Refresh, hublet: String) -> Refresh {
        refreshTokens[old.token] = nil
        return addRefresh(userID: old.userID, scopes: old.scopes, hublet: hublet)
    }

    mutating func issueAccess(
        _ use: Access.Use, userID: Int64, scopes: [String], refresh: String?, now: Timestamp, until end: Timestamp
    ) -> Access {
        accessTokens = accessTokens.filter { $0.value.expiresAt + Self.memory > now }
        // HubSpot's tokens vary in length; whoever keeps them in a narrow column should notice.
        let length = 90 + Int(generator.next() % 180)
        let access = Access(
            token: "CK" + randomWord(length), use: use, refresh: refresh, userID: userID, scopes: scopes, expiresAt: end
        )
        accessTokens[access.token] = access
        return access
    }

    // MARK: Ending

    mutating func expire(_ token: String, now: Timestamp) {
        guard let end = accessTokens[token]?.expiresAt, end > now else { return }
        accessTokens[token]?.expiresAt = now
    }

    mutating func expireAll(now: Timestamp) {
        for token in accessTokens.keys { expire(token, now: now) }
    }

    mutating func revokeAccess(_ token: String) {
        accessTokens[token] = nil
    }

    /// - Parameter withAccess: the access tokens that came from it die as well.
    mutating func revokeRefresh(_ token: String, withAccess: Bool) {
        refreshTokens[token] = nil
        if withAccess { accessTokens = accessTokens.filter { $0.value.refresh != token } }
    }

    /// Nothing that was issued is good any more. There is no event that would tell the app.
    mutating func uninstall() {
        installation = nil
        codes = [:]
        refreshTokens = [:]
        accessTokens = accessTokens.filter { $0.value.use == .client }
    }

    // MARK: Chance

    private mutating func addRefresh(userID: Int64, scopes: [String], hublet: String) -> Refresh {
        let text = "\(hublet)-\(randomHex(4))-\(randomHex(4))-\(randomHex(8))-\(randomHex(12))"
        let refresh = Refresh(token: text, userID: userID, scopes: scopes)
        refreshTokens[text] = refresh
        return refresh
    }

    private mutating func randomHex(_ count: Int) -> String {
        String((0..<count).map { _ in Self.hex[Int(generator.next() % 16)] })
    }

    private mutating func randomWord(_ count: Int) -> String {
        String((0..<count).map { _ in Self.letters[Int(generator.next() % UInt64(Self.letters.count))] })
    }

    private static let hex = Array("0123456789abcdef")
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
}
