public import Domain
import HubSpot
import Storage

/// Why a connection was not made. The vendors' own failures come as they are.
public enum ConnectRefusal: ExplainedFailure, Equatable {
    case anotherHubSpotAccount(connected: HubID, given: HubID)
    case tokenNotValid
    case tokenLacks([String])
    case noNumbers(WhatsAppAccountID)
    case tokenOfOtherAccounts(WhatsAppAccountID)
    case wrongAppSecret
    case notSubscribed
    /// The code of Embedded Signup was not taken.
    case codeNotTaken(String)
    case badPIN
    /// No Meta app is set up on this server.
    case noMetaApp
    case unknownAccount(WhatsAppAccountID)
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
        case .tokenOfOtherAccounts: "token_of_other_accounts"
        case .wrongAppSecret: "wrong_app_secret"
        case .notSubscribed: "not_subscribed"
        case .codeNotTaken: "code_not_taken"
        case .badPIN: "bad_pin"
        case .noMetaApp: "no_app"
        case .unknownAccount: "unknown_account"
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
        case .tokenOfOtherAccounts(let account):
            """
            The token was made for other accounts than \(account). In Meta's Business settings give its system user \
            this account, make a new token and connect again.
            """
        case .wrongAppSecret:
            """
            Meta does not know this app secret, so every message would be turned away. Copy the secret of the app that \
            the token belongs to (App settings, Basic).
            """
        case .notSubscribed: "The app is not subscribed to this account, so nothing arrives: connect the account again."
        case .codeNotTaken(let sentence):
            "Meta did not take the code, which is good once and for 30 seconds. Go through the signup again. "
                + sentence
        case .badPIN: "A PIN has six digits. It becomes the number's two-step verification."
        case .noMetaApp:
            """
            This server has no app at Meta. Set LIAISON_WHATSAPP_APP_ID, LIAISON_WHATSAPP_APP_SECRET and \
            LIAISON_WHATSAPP_VERIFY_TOKEN, or connect with a token instead.
            """
        case .unknownAccount(let account): "WhatsApp account \(account) was never connected here."
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
}
