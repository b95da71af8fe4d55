public import Domain
import Storage
import WhatsApp

extension Connections {
    /// Proves token and app secret, fetches the account's numbers, and subscribes the app to its webhooks. Doing it
    /// again gives the account another token or secret; what it has told stays. Throws `WhatsAppFailure`,
    /// `ConnectRefusal` or `SQLError`.
    public func connectWhatsApp(
        _ workspace: WorkspaceID, _ credentials: WhatsAppCredentials, author: Author = .liaison
    ) async throws -> [BusinessNumber] {
        let client = whatsAppClient(token: credentials.token)
        let token = try await prove(credentials, client)
        let facts = try await client.facts(of: credentials.account)
        let reports = try await client.numberReports(of: credentials.account)
        if reports.isEmpty { throw ConnectRefusal.noNumbers(credentials.account) }
        // Stored before the subscription: what Meta sends at once must find its secret.
        try await store(workspace, credentials, token, facts, reports, author)
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
        return reports.map(\.number)
    }

    private func prove(
        _ credentials: WhatsAppCredentials, _ client: WhatsAppClient
    ) async throws -> TokenFacts {
        let token = try await client.checkToken()
        guard token.isValid else { throw ConnectRefusal.tokenNotValid }
        if !token.missingScopes.isEmpty { throw ConnectRefusal.tokenLacks(token.missingScopes) }
        guard token.reaches(credentials.account) else {
            throw ConnectRefusal.tokenOfOtherAccounts(credentials.account)
        }
        if await appSecret(credentials.appSecret, of: token.appID) == .wrong { throw ConnectRefusal.wrongAppSecret }
        return token
    }

    private func store(
        _ workspace: WorkspaceID, _ credentials: WhatsAppCredentials, _ token: TokenFacts,
        _ facts: WhatsAppAccountFacts, _ reports: [NumberReport], _ author: Author
    ) async throws {
        let row = try seal(workspace, credentials, facts)
        let change = try await secretChange(workspace, credentials)
        let (now, id, account): (Timestamp, AuditID, WhatsAppAccountID) = (clock.now, ids.next(), credentials.account)
        try await database.write { connection in
            let before = try WhatsAppAccountTable.find(connection, workspace, account)
            if change {
                try WhatsAppAccountTable.retireSecret(connection, workspace, account, until: now + Self.secretLife)
            }
            try WhatsAppAccountTable.connect(connection, row, now: now)
            try WhatsAppAccountTable.setApp(
                connection, workspace, account, appID: token.appID, tokenExpiresAt: token.expiresAt)
            try BusinessNumberTable.refresh(connection, workspace, account, reports, at: now)
            try SharingPlan.note(connection, workspace, reports.map(\.number), now: now)
            // What came for the account before it was connected here.
            try IntakeTable.replay(connection, workspace, from: .beginning, onlyFailed: true)
            try AuditTable.add(
                connection, workspace,
                AuditEntry(
                    id: id, at: now, author: author, verb: "whatsapp_connected", subject: "whatsapp:\(account)",
                    before: before?.account.state.word.rawValue, after: row.account.state.word.rawValue,
                    reason: before == nil ? "Connected by hand." : "Connected again by hand."))
        }
    }

    private func seal(
        _ workspace: WorkspaceID, _ credentials: WhatsAppCredentials, _ facts: WhatsAppAccountFacts
    ) throws -> WhatsAppAccountTable.Row {
        WhatsAppAccountTable.Row(
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
    }

    /// Whether the account had another app secret, which has to be taken for a while still.
    private func secretChange(_ workspace: WorkspaceID, _ credentials: WhatsAppCredentials) async throws -> Bool {
        let account = credentials.account
        let row = try await database.read { try WhatsAppAccountTable.find($0, workspace, account) }
        guard let row, !row.sealedAppSecret.isEmpty else { return false }
        // One that does not open checks nothing.
        return (try? box.open(row.sealedAppSecret, purpose: Purpose.appSecret)).map { $0 != credentials.appSecret }
            ?? false
    }

    func whatsAppClient(token: String) -> WhatsAppClient {
        WhatsAppClient(exchange: exchange, baseURL: addresses.graph, token: token)
    }
}
