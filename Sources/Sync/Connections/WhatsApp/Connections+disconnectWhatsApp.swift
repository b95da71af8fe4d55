public import Domain
import Storage
import WhatsApp

extension Connections {
    /// Takes the app off the account and forgets its token and secrets. What was read stays. Meta not answering keeps
    /// nobody from disconnecting; the sentence then says what is left to do there. Throws `ConnectRefusal` or
    /// `SQLError`.
    @discardableResult
    public func disconnectWhatsApp(
        _ workspace: WorkspaceID, _ account: WhatsAppAccountID, author: Author
    ) async throws -> ConnectionState {
        guard let row = try await database.read({ try WhatsAppAccountTable.find($0, workspace, account) }),
            row.account.state.word != .disconnected
        else { throw ConnectRefusal.unknownAccount(account) }
        let rest = await takeOff(row)
        let state = ConnectionState(
            .disconnected,
            """
            This account is disconnected: nothing arrives from it and nothing is sent. What it told before stays.\
            \(rest.map { " " + $0 } ?? "")
            """)
        let (id, now): (AuditID, Timestamp) = (ids.next(), clock.now)
        try await database.write { connection in
            try WhatsAppAccountTable.disconnect(connection, workspace, account, state)
            try AuditTable.add(
                connection, workspace,
                AuditEntry(
                    id: id, at: now, author: author, verb: "whatsapp_disconnected", subject: "whatsapp:\(account)",
                    before: row.account.state.word.rawValue, after: state.word.rawValue,
                    reason: "Disconnected by hand."))
        }
        secrets.reload()
        changes.announce(.connections)
        return state
    }

    /// What a person has still to do at Meta; `nil` = nothing.
    private func takeOff(_ row: WhatsAppAccountTable.Row) async -> String? {
        do {
            let token = try box.open(row.sealedToken, purpose: Purpose.whatsAppToken)
            try await whatsAppClient(token: token).unsubscribe(row.account.id)
            return nil
        } catch {
            let reason = (error as? any ExplainedFailure)?.sentence ?? "Its token could not be read."
            return "Meta could not be told. \(reason) Remove the app under the account's partners and apps there."
        }
    }
}
