public import Domain
import Storage
import WhatsApp

/// Meta lets an app's secret be reset; from then on it signs with the new one.
extension Connections {
    /// As long as Meta repeats a webhook: what was signed with the secret before must not be turned away.
    static let secretLife = Duration.seconds(7 * 86_400)

    /// Gives the account's app another secret, and with it every account of the same app. The one before is taken for
    /// seven days more. Returns until when. Throws `ConnectRefusal` or `SQLError`.
    ///
    /// - Parameter verifyToken: of the app's webhook settings; `nil` = stays.
    @discardableResult
    public func rotateSecret(
        _ workspace: WorkspaceID, of account: WhatsAppAccountID, to secret: Secret, verifyToken: Secret?,
        author: Author
    ) async throws -> Timestamp {
        let (row, upkeep) = try await database.read { connection in
            (
                try WhatsAppAccountTable.find(connection, workspace, account),
                try WhatsAppAccountTable.upkeep(connection, workspace)
            )
        }
        guard let row, row.account.state.word != .disconnected else { throw ConnectRefusal.unknownAccount(account) }
        let appID = upkeep[account]?.appID
        if await appSecret(secret.revealed, of: appID) == .wrong { throw ConnectRefusal.wrongAppSecret }
        let accounts = appID == nil ? [account] : upkeep.filter { $0.value.appID == appID }.map(\.key)
        let sealed = try box.seal(secret.revealed, purpose: Purpose.appSecret)
        let sealedVerify = try verifyToken.map { try box.seal($0.revealed, purpose: Purpose.verifyToken) }
        let (id, now): (AuditID, Timestamp) = (ids.next(), clock.now)
        let until = now + Self.secretLife
        try await database.write { connection in
            for account in accounts.sorted(by: { $0.value < $1.value }) {
                try WhatsAppAccountTable.retireSecret(connection, workspace, account, until: until)
                try WhatsAppAccountTable.setSecrets(
                    connection, workspace, account, sealedAppSecret: sealed, sealedVerifyToken: sealedVerify)
            }
            try AuditTable.add(
                connection, workspace,
                AuditEntry(
                    id: id, at: now, author: author, verb: "whatsapp_secret_changed", subject: "whatsapp:\(account)",
                    before: nil, after: nil,
                    reason: "The app has another secret. What the one before signs is taken for seven days more."))
        }
        secrets.reload()
        changes.announce(.connections)
        return until
    }
}
