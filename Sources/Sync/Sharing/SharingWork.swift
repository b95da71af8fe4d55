import Domain
import Storage
import WhatsApp

/// Asks for the address book and the history of the phone behind a number that has just come: each once, durably, for
/// WhatsApp allows one request and one day. A request whose outcome is unknown is sent again: at worst WhatsApp says
/// that it had it.
struct SharingWork: Sendable {
    let connections: Connections
    let workspace: WorkspaceID

    /// Asks for one thing that is due. Returns when the next one is; `nil` = nothing is left to ask.
    func step() async throws -> Timestamp? {
        let (workspace, now) = (workspace, connections.clock.now)
        let sharings = try await connections.database.read { try PhoneSharingTable.all($0, workspace) }
        guard let next = SharingStep.next(sharings) else { return nil }
        if let due = next.dueAt, due > now { return due }
        guard let account = try await account(of: next.number) else {
            try await save(next) { before in
                var sharing = before
                sharing.state = .failed
                sharing.sentence = "The WhatsApp account of this number is not connected."
                sharing.dueAt = nil
                return sharing
            }
            return now
        }
        try await save(next, SharingStep.begin)
        let failure = try await ask(next, account)
        let after = connections.clock.now
        try await save(next) { current in
            guard current.state.isSettled else { return SharingStep.end(next, failure, now: after) }
            // What has come meanwhile says more than the answer does.
            var sharing = current
            sharing.askedAt = sharing.askedAt ?? after
            return sharing
        }
        return after
    }

    private func ask(_ sharing: PhoneSharing, _ account: WhatsAppAccountTable.Row) async throws -> WhatsAppFailure? {
        let client = try connections.whatsApp(account)
        do throws(WhatsAppFailure) {
            // What is shared before somebody listens is lost for good.
            try await client.subscribe(account.account.id)
            try await client.share(sharing.kind, of: sharing.number)
            return nil
        } catch {
            return error
        }
    }

    private func account(of number: BusinessNumberID) async throws -> WhatsAppAccountTable.Row? {
        let workspace = workspace
        return try await connections.database.read { connection in
            guard let number = try BusinessNumberTable.find(connection, workspace, number) else { return nil }
            return try WhatsAppAccountTable.all(connection).first {
                $0.workspace == workspace && $0.account.id == number.account
            }
        }
    }

    private func save(
        _ sharing: PhoneSharing, _ change: @escaping @Sendable (PhoneSharing) -> PhoneSharing
    ) async throws {
        let workspace = workspace
        try await connections.database.write { connection in
            let current = try PhoneSharingTable.find(connection, workspace, sharing.number, sharing.kind)
            try PhoneSharingTable.save(connection, workspace, change(current ?? sharing))
        }
        connections.changes.announce(.connections)
    }
}
