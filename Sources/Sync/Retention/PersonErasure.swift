import Domain
import Storage

/// Erases whoever asked to be forgotten, a slice at a time, so that nobody waits for a chat of years. A crash leaves a
/// person half erased who is taken up again.
struct PersonErasure: Sendable {
    /// Bodies or messages in one transaction.
    private static let slice = 500
    /// So long a body that is still to be read, or a message that is just being sent, is waited for.
    private static let pause = Duration.seconds(5)

    let database: any SQLDatabase
    let workspace: WorkspaceID
    let changes: Changes
    let clock: WallClock

    /// One slice of one person. Returns when to come again; `nil` = when somebody asks.
    func step() async throws -> Timestamp? {
        let (workspace, now) = (workspace, clock.now)
        let slice = try await database.write { connection -> (PersonErasureTable.Progress, [ChatID])? in
            guard let person = try PersonErasureTable.next(connection, workspace) else { return nil }
            let progress = try Self.erase(connection, workspace, person, now: now)
            if progress == .done { try PersonErasureTable.finish(connection, workspace, person, now: now) }
            return (progress, try PersonErasureTable.chats(connection, workspace, person))
        }
        guard let (progress, chats) = slice else { return nil }
        changes.announce(.timeline)
        for chat in chats { changes.announce(.chat(chat)) }
        return progress == .waiting ? now + Self.pause : now
    }

    /// Bodies first: they are found by what the person is called.
    private static func erase(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID, now: Timestamp
    ) throws -> PersonErasureTable.Progress {
        let bodies = try PersonErasureTable.eraseBodies(connection, workspace, person, limit: slice)
        if bodies != .done { return bodies }
        try PersonErasureTable.eraseIdentity(connection, workspace, person, now: now)
        let messages = try PersonErasureTable.eraseMessages(connection, workspace, person, limit: slice, now: now)
        if messages != .done { return messages }
        return try PersonErasureTable.eraseBeside(connection, workspace, person)
    }
}
