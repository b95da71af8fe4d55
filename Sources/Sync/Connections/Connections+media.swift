import Domain
import Foundation
import Storage
import WhatsApp

extension Connections {
    /// A client for an account, and the token it has, so that news of an old token does not end a new one.
    struct WhatsAppAccess: Sendable {
        var client: WhatsAppClient
        var sealedToken: Data
    }

    /// Every account of the workspace whose token is not known to be no good.
    func whatsAppAccess(_ workspace: WorkspaceID) async throws -> [WhatsAppAccountID: WhatsAppAccess] {
        let rows = try await database.read { connection in
            try WhatsAppAccountTable.all(connection).filter { $0.workspace == workspace && $0.account.state.lets }
        }
        let pairs = try rows.map { row in
            let token = try box.open(row.sealedToken, purpose: Purpose.whatsAppToken)
            let client = WhatsAppClient(exchange: exchange, baseURL: addresses.graph, token: token)
            return (row.account.id, WhatsAppAccess(client: client, sealedToken: row.sealedToken))
        }
        return Dictionary(pairs, uniquingKeysWith: { $1 })
    }

    /// Meta refused the token. What needs it waits until somebody connects again.
    func noteRefused(
        _ access: WhatsAppAccess, of account: WhatsAppAccountID, _ workspace: WorkspaceID, _ sentence: String
    ) async throws {
        try await database.write { connection in
            try WhatsAppAccountTable.refuse(
                connection, workspace, account, sealedToken: access.sealedToken,
                ConnectionState(.needsReconnect, sentence))
        }
        changes.announce(.connections)
    }
}
