public import Domain
import HubSpot
import Storage
import WhatsApp

/// Why a connection was not made. The vendors' own failures come as they are.
public enum ConnectRefusal: ExplainedFailure, Equatable {
    case anotherHubSpotAccount(connected: HubID, given: HubID)
    case tokenNotValid
    case tokenLacks([String])
    case noNumbers(WhatsAppAccountID)
    /// No HubSpot app is set up on this server.
    case noApp
    /// The answer is not to a question that this browser asked within the last quarter of an hour.
    case strangeAuthorization
    /// Somebody said no on HubSpot's page, or HubSpot did.
    case refused(String)
    case notConnected

    public var word: String {
        switch self {
        case .anotherHubSpotAccount: "another_account"
        case .tokenNotValid: "invalid_token"
        case .tokenLacks: "missing_scopes"
        case .noNumbers: "no_numbers"
        case .noApp: "no_app"
        case .strangeAuthorization: "strange_authorization"
        case .refused: "refused"
        case .notConnected: "not_connected"
        }
    }

    public var sentence: String {
        switch self {
        case .anotherHubSpotAccount(let connected, let given):
            """
            This token belongs to HubSpot account \(given), and this workspace is connected to \(connected). Links and \
            timelines belong to one account: use a token of \(connected).
            """
        case .tokenNotValid: "WhatsApp says this token is not valid. Make a new system user token and connect again."
        case .tokenLacks(let scopes):
            """
            The WhatsApp token lacks \(scopes.joined(separator: " and ")). Make one with these permissions for this \
            account and connect again.
            """
        case .noNumbers(let account):
            "WhatsApp account \(account) has no phone numbers. Check the account id in the WhatsApp Manager."
        case .noApp:
            """
            This server has no HubSpot app. Set LIAISON_HUBSPOT_CLIENT_ID and LIAISON_HUBSPOT_CLIENT_SECRET, or paste a \
            token instead.
            """
        case .strangeAuthorization:
            "HubSpot's answer came too late, or to another browser than the one that asked. Connect once more."
        case .refused(let sentence): sentence
        case .notConnected: "HubSpot is not connected."
        }
    }

    public var level: FailureLevel { .error }
}

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

extension Connections {
    /// Asks HubSpot whose token this is, and keeps it. A new token for the same account keeps all that was read.
    /// Throws `HubSpotFailure`, `ConnectRefusal` or `SQLError`.
    ///
    /// - Parameter clientSecret: of the app that the token is of, if it sends webhooks.
    public func connectHubSpot(
        _ workspace: WorkspaceID, token: Secret, clientSecret: Secret?, author: Author = .liaison
    ) async throws -> HubSpotAccount {
        let tokens = SealedTokens(access: try box.seal(token.revealed, purpose: Purpose.hubSpotToken))
        return try await connect(workspace, token, tokens, clientSecret: clientSecret, author: author)
    }

    func connect(
        _ workspace: WorkspaceID, _ token: Secret, _ tokens: SealedTokens, clientSecret: Secret?, author: Author
    ) async throws -> HubSpotAccount {
        let account = try await client(token: token, budget: RateBudget()).inLane(.interactive).accountDetails()
        let sealedSecret = try clientSecret.map { try box.seal($0.revealed, purpose: Purpose.clientSecret) }
        let (id, now): (AuditID, Timestamp) = (ids.next(), clock.now)
        try await database.write { connection in
            let before = try HubSpotAccountTable.find(connection, workspace)
            if let connected = before?.account.id, connected != account.id {
                throw ConnectRefusal.anotherHubSpotAccount(connected: connected, given: account.id)
            }
            try HubSpotAccountTable.connect(
                connection, workspace, account, tokens, sealedClientSecret: sealedSecret, state: .connectedHubSpot,
                now: now)
            // Nobody listened meanwhile: deletions of that time are found by comparing.
            try HubSpotAccountTable.startComparison(connection, workspace, now: now)
            try TimelineEntryTable.dueNow(connection, workspace, now: now)
            try AuditTable.add(
                connection, workspace,
                AuditEntry(
                    id: id, at: now, author: author, verb: "hubspot_connected", subject: "hubspot:\(account.id)",
                    before: before?.state.word.rawValue, after: tokens.credential.rawValue,
                    reason: before == nil ? "Connected by hand." : "Connected again by hand."))
        }
        secrets.reload()
        changes.announce(.connected)
        changes.announce(.timeline)
        return account
    }

    /// A day is a day of HubSpot's users, unless messages were filed under another zone's days before.
    public func adoptTimeZone(of account: HubSpotAccount, _ workspace: WorkspaceID) async throws {
        try await database.write { try WorkspaceTable.adopt($0, workspace, timeZone: account.timeZone) }
    }

    /// Checks the token, fetches the account's numbers, and subscribes the app to its webhooks. Throws
    /// `WhatsAppFailure`, `ConnectRefusal` or `SQLError`.
    public func connectWhatsApp(
        _ workspace: WorkspaceID, _ credentials: WhatsAppCredentials
    ) async throws -> [BusinessNumber] {
        let client = WhatsAppClient(exchange: exchange, baseURL: addresses.graph, token: credentials.token)
        let token = try await client.checkToken()
        guard token.isValid else { throw ConnectRefusal.tokenNotValid }
        if !token.missingScopes.isEmpty { throw ConnectRefusal.tokenLacks(token.missingScopes) }
        let facts = try await client.facts(of: credentials.account)
        let numbers = try await client.numbers(of: credentials.account)
        if numbers.isEmpty { throw ConnectRefusal.noNumbers(credentials.account) }
        // Stored before the subscription: what Meta sends at once must find its secret.
        try await store(workspace, credentials, facts, numbers)
        secrets.reload()
        do {
            try await client.subscribe(credentials.account)
        } catch {
            let state = ConnectionState(.degraded, "Nothing arrives yet: the subscription failed. \(error.sentence)")
            try await database.write { try WhatsAppAccountTable.setState($0, workspace, credentials.account, state) }
            throw error
        }
        changes.announce(.connected)
        changes.announce(.intake)
        return numbers
    }

    private func store(
        _ workspace: WorkspaceID, _ credentials: WhatsAppCredentials, _ facts: WhatsAppAccountFacts,
        _ numbers: [BusinessNumber]
    ) async throws {
        let row = WhatsAppAccountTable.Row(
            workspace: workspace,
            account: WhatsAppAccount(
                id: credentials.account,
                // Where Meta does not tell the portfolio, the account stands in: its user ids are the portfolio's
                // anyway.
                portfolio: facts.portfolio ?? PortfolioID(credentials.account.value),
                name: facts.name ?? "WhatsApp", state: .connectedWhatsApp),
            sealedToken: try box.seal(credentials.token, purpose: Purpose.whatsAppToken),
            sealedAppSecret: try box.seal(credentials.appSecret, purpose: Purpose.appSecret),
            sealedVerifyToken: try box.seal(credentials.verifyToken, purpose: Purpose.verifyToken))
        let now = clock.now
        try await database.write { connection in
            try WhatsAppAccountTable.connect(connection, row, now: now)
            for number in numbers { try BusinessNumberTable.save(connection, workspace, number) }
            try SharingPlan.note(connection, workspace, numbers, now: now)
            // What came for the account before it was connected here.
            try IntakeTable.replay(connection, workspace, from: .beginning, onlyFailed: true)
        }
    }
}
