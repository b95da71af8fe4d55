import Domain
import Storage
import WhatsApp

/// Keeps what may be sent up to date: each account's templates, and how fast its numbers may send.
struct TemplateWork: Sendable {
    /// Meta allows 200 calls an hour for an account's management at least (facts of the Cloud API, section 11).
    static let readEvery = Duration.seconds(900)
    /// After a failure sooner, and not so soon that it does harm.
    static let retryAfter = Duration.seconds(120)

    let connections: Connections
    let workspace: WorkspaceID

    /// Reads the lists that are due. Returns when the next is; `nil` = no account is connected.
    /// Throws `WhatsAppFailure`.
    func step() async throws -> Timestamp? {
        let (workspace, now) = (workspace, connections.clock.now)
        let (rows, dues) = try await connections.database.read { connection in
            (
                try WhatsAppAccountTable.all(connection).filter { $0.workspace == workspace && $0.account.state.lets },
                try MessageTemplateTable.dueReads(connection, workspace)
            )
        }
        var failure: WhatsAppFailure?
        for row in rows where dues[row.account.id].map({ $0 <= now }) ?? true {
            do {
                try await read(row)
            } catch let error as WhatsAppFailure {
                failure = error
                try await postpone(row, error)
            }
        }
        if let failure { throw failure }
        let next = try await connections.database.read { try MessageTemplateTable.dueReads($0, workspace) }
        return rows.compactMap { next[$0.account.id] }.min()
    }

    private func read(_ row: WhatsAppAccountTable.Row) async throws {
        let (workspace, begun, account) = (workspace, connections.clock.now, row.account.id)
        let client = try connections.whatsAppClient(row)
        let templates = try await client.templates(of: account)
        let limits = try await client.sendingLimits(of: account)
        let now = connections.clock.now
        try await connections.database.write { connection in
            try MessageTemplateTable.replace(connection, workspace, account, with: templates, begunAt: begun)
            try MessageTemplateTable.noteRead(connection, workspace, account, at: begun, due: now + Self.readEvery)
            for (number, limits) in limits {
                try SendingLimitsTable.save(connection, workspace, number, limits, at: now)
            }
        }
        connections.changes.announce(.outgoing)
    }

    /// What was listed before stays: a list that cannot be read now is no reason to refuse what it holds.
    private func postpone(_ row: WhatsAppAccountTable.Row, _ failure: WhatsAppFailure) async throws {
        let (workspace, due, account) = (workspace, connections.clock.now + Self.retryAfter, row.account.id)
        let isCut = try await connections.database.write { connection in
            let readAt = try MessageTemplateTable.readAt(connection, workspace, account)
            try MessageTemplateTable.noteRead(connection, workspace, account, at: readAt, due: due)
            return try row.cut(by: SendingOutcome(failure), connection)
        }
        if isCut { connections.changes.announce(.connections) }
    }
}
