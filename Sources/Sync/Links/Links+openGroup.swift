import Domain
import Storage

/// A group is opened: everybody who is or was in it is matched, all in a few statements.
extension Links {
    /// `nil` = something is to be decided and stored.
    static func knownGroup(
        _ chat: ChatID, _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp
    ) throws -> [OpenedPerson]? {
        let opening = try GroupOpening(chat, connection, workspace)
        return try opening.news(now: now).isEmpty ? opening.opened : nil
    }
}

extension LinkWriter {
    func openGroup(_ chat: ChatID) throws -> [OpenedPerson] {
        let opening = try GroupOpening(chat, connection, workspace)
        try store(try opening.news(now: now), opening.standings)
        return try GroupOpening(chat, connection, workspace).opened
    }
}

/// Everybody in an opened group, with what is stored about who they are.
private struct GroupOpening {
    let connection: any SQLConnection
    let workspace: WorkspaceID
    /// Who is in the group first, then who was.
    let persons: [Person]
    let standings: [PersonID: LinkStanding]

    init(_ chat: ChatID, _ connection: any SQLConnection, _ workspace: WorkspaceID) throws {
        self.connection = connection
        self.workspace = workspace
        let stays = try ParticipantTable.stays(connection, workspace, chat)
        let inside = Set(stays.filter { $0.participation.until == nil }.map(\.person))
        let known = try PersonTable.find(connection, workspace, Set(stays.map(\.person)))
        persons = known.values.filter { !$0.isBusiness }.sorted { left, right in
            (inside.contains(left.id) ? 0 : 1, left.id) < (inside.contains(right.id) ? 0 : 1, right.id)
        }
        standings = try LinkStanding.find(connection, workspace, persons.map(\.id))
    }

    var opened: [OpenedPerson] {
        persons.map { person in
            let standing = standings[person.id]
            return OpenedPerson(
                person: person.id, link: standing?.link, verdict: standing?.link == nil ? standing?.verdict : nil)
        }
    }

    /// What is not stored yet. Nothing is decided before all contacts are here: one that is not may fit as well as one
    /// that is.
    func news(now: Timestamp) throws -> [(person: Person, outcome: LinkOutcome)] {
        let undecided = persons.filter { standings[$0.id]?.link == nil }
        guard !undecided.isEmpty,
            try HubSpotAccountTable.find(connection, workspace)?.mirror.isWhole == true
        else { return [] }
        return try LinkDecider(connection, workspace).news(for: undecided, standings, isOpening: true, now: now)
    }
}
