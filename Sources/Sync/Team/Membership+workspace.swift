public import Domain
import Foundation
import Storage

/// What the workspace is called, where its days begin, and which programs may ask.
extension Membership {
    /// Days that are filed stay as they are; times of day are written anew.
    public func changeWorkspace(name: String, timeZone: String, author: Author) async throws {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty, name.count <= 100 else { throw TeamRefusal.badName }
        guard TimeZone(identifier: timeZone) != nil else { throw TeamRefusal.badTimeZone(timeZone) }
        let workspace = workspace
        try await database.write { connection in
            guard var stored = try WorkspaceTable.find(connection, workspace) else { return }
            let before = stored
            stored.name = name
            stored.timeZone = timeZone
            if stored == before { return }
            try WorkspaceTable.save(connection, stored)
            try note(connection, "name", before.name, name, author, "What the workspace is called.")
            try note(
                connection, "time_zone", before.timeZone, timeZone, author, "Where days on the timeline begin and end.")
            if before.timeZone != timeZone { try TimelineWalkTable.start(connection, workspace) }
        }
        changes.announce(.team)
        changes.announce(.timeline)
    }

    public func tokens() async throws -> [(name: String, madeAt: Timestamp)] {
        let workspace = workspace
        return try await database.read { try APITokenTable.all($0, workspace) }
    }

    /// A token of the API, told this once. An earlier one of the same name is good no more.
    public func makeToken(named typed: String, author: Author) async throws -> Secret {
        let name = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty, name.count <= 100 else { throw TeamRefusal.badTokenName }
        let (workspace, now, token) = (workspace, clock.now, Secret("liaison_" + newToken().revealed))
        try await database.write { connection in
            try APITokenTable.save(connection, workspace, name: name, digest: Self.digest(token), now: now)
            try audit(connection, "token_made", name, author, "A program may ask and change through the API with it.")
        }
        return token
    }

    public func endToken(named name: String, author: Author) async throws {
        let workspace = workspace
        try await database.write { connection in
            guard try APITokenTable.delete(connection, workspace, name: name) else {
                throw TeamRefusal.unknownToken(name)
            }
            try audit(connection, "token_ended", name, author, "Whatever used it is refused from now on.")
        }
    }

    private func audit(
        _ connection: any SQLConnection, _ verb: String, _ token: String, _ author: Author, _ reason: String
    ) throws {
        try AuditTable.add(
            connection, workspace,
            AuditEntry(
                id: ids.next(), at: clock.now, author: author, verb: verb, subject: "token \(token)", before: nil,
                after: nil, reason: reason))
    }

    private func note(
        _ connection: any SQLConnection, _ setting: String, _ before: String, _ after: String, _ author: Author,
        _ reason: String
    ) throws {
        if before == after { return }
        try AuditTable.add(
            connection, workspace,
            AuditEntry(
                id: ids.next(), at: clock.now, author: author, verb: "setting_changed", subject: "setting:\(setting)",
                before: before, after: after, reason: reason))
    }
}
