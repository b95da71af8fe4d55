public import Domain
import Storage

extension Links {
    /// Somebody looks at a chat: whoever in it has no link is matched by the national number too, as the workspace
    /// allows. Asks nobody but our own database, and writes only what is not stored yet.
    public func open(_ chat: ChatID) async throws -> [OpenedPerson] {
        let (workspace, clock) = (workspace, clock)
        let (opened, isDecided) = try await database.read { connection in
            let person = try Self.person(of: chat, connection, workspace)
            let isDecided = try Self.isDecided(person, connection, workspace, now: clock.now)
            return (try OpenedPerson.find(connection, workspace, person), isDecided)
        }
        if isDecided { return [opened] }
        return try await change { writer in
            // Who writes in the chat may have been joined with somebody else since.
            let person = try Self.person(of: chat, writer.connection, writer.workspace)
            try writer.decide([person], isOpening: true)
            return [try OpenedPerson.find(writer.connection, writer.workspace, person)]
        }
    }

    private static func person(
        of chat: ChatID, _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> PersonID {
        guard let found = try ChatTable.find(connection, workspace, [chat])[chat] else {
            throw LinkRefusal.unknownChat(chat)
        }
        return found.person
    }

    /// Nothing is decided before all contacts are here: one that is not may fit as well as one that is.
    private static func isDecided(
        _ person: PersonID, _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp
    ) throws -> Bool {
        guard try HubSpotAccountTable.find(connection, workspace)?.mirror.importFinishedAt != nil,
            let known = try PersonTable.find(connection, workspace, [person])[person],
            let standing = try LinkStanding.find(connection, workspace, [person])[person]
        else { return true }
        return try LinkDecider(connection, workspace).news(for: known, standing, isOpening: true, now: now) == nil
    }
}

extension OpenedPerson {
    fileprivate static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws -> OpenedPerson {
        OpenedPerson(
            person: person, link: try LinkTable.active(connection, workspace, person: person),
            verdict: try LinkVerdictTable.find(connection, workspace, person))
    }
}
