public import Domain
import Foundation
import Storage

/// What members do with their own accounts.
extension Membership {
    public func rename(_ member: Member, to name: String, language: String?) async throws {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty, name.count <= 100 else { throw TeamRefusal.badName }
        let workspace = workspace
        try await database.write { connection in
            var stored = try find(connection, member.id).member
            let before = stored.name
            stored.name = name
            stored.language = language
            try MemberTable.save(connection, workspace, stored)
            if before != name {
                try audit(
                    connection, "member_renamed", member.id, stored.author, before: before, after: name,
                    "By themselves.")
            }
        }
    }

    /// All other sessions end: whoever knew the old password is out.
    public func changePassword(
        of member: Member, from old: String, to new: String, keeping session: SessionID, from device: SignInDevice
    ) async throws {
        try await confirm(old, of: member, from: device)
        _ = try check(name: member.name, email: member.email, password: new)
        let (workspace, hash) = (workspace, try await passwords.hash(new))
        try await database.write { connection in
            try MemberTable.save(connection, workspace, member.id, passwordHash: hash)
            try SessionTable.endAll(connection, workspace, of: member.id, except: session)
            try OneTimeLinkTable.deleteAll(connection, workspace, of: member.id)
            try audit(
                connection, "password_changed", member.id, member.author, "All other sessions of theirs have ended.")
            try post(connection, .passwordChanged, to: member, language: device.language, author: member.author)
        }
        changes.announce(.mail)
    }

    public func sessions(of member: MemberID) async throws -> [MemberSession] {
        let (workspace, now) = (workspace, clock.now)
        return try await database.read { try SessionTable.all($0, workspace, of: member, now: now) }
    }

    /// One of a member's own; of another's nothing ends.
    public func end(_ session: SessionID, of member: MemberID) async throws {
        let workspace = workspace
        try await database.write { try SessionTable.end($0, workspace, session, of: member) }
    }

    public func endOthers(of member: MemberID, keeping session: SessionID) async throws {
        let workspace = workspace
        try await database.write { try SessionTable.endAll($0, workspace, of: member, except: session) }
    }

    /// The password of whoever is signed in, asked again before what a thief of a session must not do.
    func confirm(_ password: String, of member: Member, from device: SignInDevice) async throws {
        let subject = "email:\(member.email)"
        try await attempt(subject, from: device)
        let stored = try await database.read { try find($0, member.id).passwordHash }
        guard try await passwords.isRight(password, for: stored) else { throw TeamRefusal.wrongPassword }
        try await database.write { try forgive($0, subject, from: device) }
    }
}
