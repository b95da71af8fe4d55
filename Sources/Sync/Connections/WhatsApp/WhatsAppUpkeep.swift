import Domain
import Storage
import WhatsApp

/// Keeps what is known of WhatsApp accounts and their numbers fresh: Meta tells most changes, but not all, and not if
/// the way is closed.
struct WhatsAppUpkeep: Sendable {
    /// Some 5 calls for each account, of the 200 an hour that Meta allows at least (Cloud API, *About the platform*).
    static let checkEvery = Duration.seconds(3600)

    let connections: Connections
    let workspace: WorkspaceID

    /// Checks the accounts that are due, also those whose token was refused: a permission can be given back without a
    /// new token, and a restriction lifted. Returns when the next is due; `nil` = none is connected. Throws
    /// `WhatsAppFailure`.
    func step() async throws -> Timestamp? {
        let (workspace, now) = (workspace, connections.clock.now)
        var next: [Timestamp] = []
        var failure: WhatsAppFailure?
        for (account, due) in try await dues() {
            if due > now {
                next.append(due)
                continue
            }
            do {
                try await connections.checkWhatsApp(workspace, account)
                next.append(now + Self.checkEvery)
            } catch let error as WhatsAppFailure {
                // Meta could not be asked: this account stays as it was, and the others have their turn.
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return next.min()
    }

    private func dues() async throws -> [(WhatsAppAccountID, Timestamp)] {
        let workspace = workspace
        let (rows, upkeep) = try await connections.database.read { connection in
            (
                try WhatsAppAccountTable.all(connection).filter { $0.workspace == workspace },
                try WhatsAppAccountTable.upkeep(connection, workspace)
            )
        }
        return rows.filter { $0.account.state.word != .disconnected }.map { row in
            (row.account.id, upkeep[row.account.id]?.checkedAt.map { $0 + Self.checkEvery } ?? .beginning)
        }
    }
}
