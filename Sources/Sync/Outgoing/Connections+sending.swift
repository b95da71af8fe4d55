import Domain
import Storage
import WhatsApp

extension Connections {
    /// A client with the account's token. Throws `SecretBoxError` where that does not open.
    func whatsAppClient(_ row: WhatsAppAccountTable.Row) throws -> WhatsAppClient {
        WhatsAppClient(
            exchange: exchange, baseURL: addresses.graph,
            token: try box.open(row.sealedToken, purpose: Purpose.whatsAppToken))
    }
}

extension WhatsAppAccountTable.Row {
    /// The token is no good: nothing of the account is tried before somebody connects it again, and whatever waits is
    /// told so. A call that was under way with an older token says nothing about the new one. True if it was cut off.
    func cut(by outcome: SendingOutcome, _ connection: any SQLConnection) throws -> Bool {
        guard case .later(let trouble, .account) = outcome,
            let row = try WhatsAppAccountTable.all(connection).first(where: { $0.account.id == account.id }),
            row.sealedToken == sealedToken
        else { return false }
        try WhatsAppAccountTable.setState(
            connection, workspace, account.id, ConnectionState(.needsReconnect, trouble.sentence))
        try OutgoingTable.tell(connection, workspace, account: account.id, trouble)
        return true
    }
}
