public import Domain
import Storage

extension Links {
    /// Somebody looks at a chat: whoever in it has no link is matched by the national number too, as the workspace
    /// allows. Asks nobody but our own database, and writes only what is not stored yet.
    public func open(_ chat: ChatID) async throws -> [OpenedPerson] {
        let (workspace, clock) = (workspace, clock)
        let known = try await database.read { connection in
            switch try Self.side(of: chat, connection, workspace) {
            case .person(let person):
                try Self.known(person, connection, workspace, now: clock.now).map { [$0] }
            case .group: try Self.knownGroup(chat, connection, workspace, now: clock.now)
            }
        }
        if let known { return known }
        return try await change { writer in
            // Who writes in the chat may have been joined with somebody else since.
            switch try Self.side(of: chat, writer.connection, writer.workspace) {
            case .person(let person):
                if let link = try writer.decide([person], isOpening: true).first?.link {
                    return [OpenedPerson(person: person, link: link, verdict: nil)]
                }
                return [try OpenedPerson.find(writer.connection, writer.workspace, person)]
            case .group: return try writer.openGroup(chat)
            }
        }
    }

    private static func side(
        of chat: ChatID, _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> Chat.Side {
        guard let found = try ChatTable.find(connection, workspace, [chat])[chat] else {
            throw LinkRefusal.unknownChat(chat)
        }
        return found.side
    }

    /// `nil` = something is to be decided and stored. The usual cases are looked at first, for each statement is a way
    /// to the database and back.
    private static func known(
        _ person: PersonID, _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp
    ) throws -> OpenedPerson? {
        if let link = try LinkTable.active(connection, workspace, person: person) {
            return OpenedPerson(person: person, link: link, verdict: nil)
        }
        let verdict = try LinkVerdictTable.find(connection, workspace, person)
        let opened = OpenedPerson(person: person, link: nil, verdict: verdict)
        // Nothing is decided before all contacts are here: one that is not may fit as well as one that is.
        guard try HubSpotAccountTable.find(connection, workspace)?.mirror.isWhole == true,
            let stored = try PersonTable.find(connection, workspace, [person])[person]
        else { return opened }
        guard verdict?.isOpened == true else { return nil }
        let standing = LinkStanding(
            link: nil, block: try LinkBlockTable.find(connection, workspace, person), verdict: verdict)
        let news = try LinkDecider(connection, workspace).news(
            for: [stored], [person: standing], isOpening: true, now: now)
        return news.isEmpty ? opened : nil
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
