public import Domain
import Storage
import WhatsApp

extension Connections {
    /// Looks at everything that an account's messages rest on, and stores what was found, its numbers and its state.
    /// `nil` = disconnected. Throws `WhatsAppFailure` where Meta could not be asked: then all stays as it was.
    @discardableResult
    public func checkWhatsApp(
        _ workspace: WorkspaceID, _ account: WhatsAppAccountID
    ) async throws -> [ConnectionFinding]? {
        let found = try await database.read { connection in
            (
                row: try WhatsAppAccountTable.find(connection, workspace, account),
                upkeep: try WhatsAppAccountTable.upkeep(connection, workspace)[account],
                heardAt: try WebhookArrivalTable.newest(connection, workspace, of: account)
            )
        }
        guard let row = found.row, let upkeep = found.upkeep else { throw ConnectRefusal.unknownAccount(account) }
        if row.account.state.word == .disconnected { return nil }
        let client = whatsAppClient(token: try box.open(row.sealedToken, purpose: Purpose.whatsAppToken))
        let checkup: WhatsAppCheckup
        do {
            checkup = try await look(row, upkeep, heardAt: found.heardAt, client)
        } catch let failure as WhatsAppFailure {
            guard case .reconnect = failure else { throw failure }
            let findings = WhatsAppCheckup.refused(failure)
            return try await store(
                row, findings, WhatsAppCheckup.state(of: findings, tokenIsGood: false), nil, nil)
        }
        return try await store(row, checkup.findings, checkup.state, checkup.token, checkup.numbers)
    }

    /// Throws what keeps everything from being asked; what fails alone is a finding.
    private func look(
        _ row: WhatsAppAccountTable.Row, _ upkeep: WhatsAppAccountTable.Upkeep, heardAt: Timestamp?,
        _ client: WhatsAppClient
    ) async throws -> WhatsAppCheckup {
        let token = try await client.checkToken()
        var checkup = WhatsAppCheckup(
            account: row.account.id, token: token, appSecret: .notTold(""), subscription: .notTold(""),
            numbers: .notTold(""), callbackURL: whatsApp.callbackURL, heardAt: heardAt,
            connectedAt: upkeep.connectedAt, now: clock.now)
        guard token.isValid else { return checkup }
        let secret = try box.open(row.sealedAppSecret, purpose: Purpose.appSecret)
        checkup.appSecret = await appSecret(secret, of: token.appID)
        do {
            checkup.subscription = .apps(try await client.subscribedApps(of: row.account.id))
        } catch {
            checkup.subscription = .notTold(error.sentence)
        }
        do {
            checkup.numbers = .listed(try await client.numberReports(of: row.account.id))
        } catch {
            checkup.numbers = .notTold(error.sentence)
        }
        return checkup
    }

    /// Asks the app about itself with its own secret.
    func appSecret(_ secret: String, of appID: String?) async -> WhatsAppCheckup.AppSecret {
        guard let appID else { return .notTold("Meta did not say whose token it is.") }
        let app = MetaApp(id: appID, secret: Secret(secret))
        do {
            let client = WhatsAppClient(exchange: exchange, baseURL: addresses.graph, app: app)
            return .right(try await client.subscription(of: app))
        } catch {
            // Only a word about the token is one about the secret; a permission may be missing for another reason.
            return error.code == 190 || error.code == 101 ? .wrong : .notTold(app.secret.removed(from: error.sentence))
        }
    }

    private func store(
        _ row: WhatsAppAccountTable.Row, _ findings: [ConnectionFinding], _ state: ConnectionState,
        _ token: TokenFacts?, _ numbers: WhatsAppCheckup.Numbers?
    ) async throws -> [ConnectionFinding] {
        let (now, account) = (clock.now, row.account.id)
        try await database.write { connection in
            let isCurrent = try WhatsAppAccountTable.saveCheck(
                connection, row, state, appID: token?.appID, tokenExpiresAt: token?.expiresAt, at: now)
            guard isCurrent else { return }
            try ConnectionFindingTable.replace(connection, row.workspace, account, with: findings)
            if case .listed(let reports) = numbers, !reports.isEmpty {
                try BusinessNumberTable.refresh(connection, row.workspace, account, reports, at: now)
                try SharingPlan.note(connection, row.workspace, reports.map(\.number), now: now)
            }
        }
        // Whoever waits for the account works again.
        if state.lets, !row.account.state.lets { changes.announce(.connected) }
        changes.announce(.connections)
        return findings
    }
}
