public import Domain
import Foundation
public import Linking
import Storage

/// How a new installation begins.
public struct FirstStart: Sendable {
    public var name: String
    public var email: String
    public var password: String
    public var language: String?
    public var workspaceName: String
    public var timeZone: String
    public var defaultRegion: Region?

    public init(
        name: String, email: String, password: String, language: String?, workspaceName: String, timeZone: String,
        defaultRegion: Region?
    ) {
        self.name = name
        self.email = email
        self.password = password
        self.language = language
        self.workspaceName = workspaceName
        self.timeZone = timeZone
        self.defaultRegion = defaultRegion
    }
}

/// A link that was just made; its token is known now and never again.
struct NewLink: Sendable {
    var id: OneTimeLinkID
    var token: Secret
}

/// Links that let somebody in once.
extension Membership {
    /// For the first admin. An earlier one is good no more; `nil` = somebody is here already.
    public func makeStartLink() async throws -> Secret? {
        let workspace = workspace
        return try await database.write { connection in
            guard try MemberTable.isEmpty(connection, workspace) else { return nil }
            return try makeLink(connection, .start, endsAt: nil, author: .liaison).token
        }
    }

    /// What a link is for, without using it; `nil` = it is good no more.
    public func link(_ purpose: OneTimeLink.Purpose, _ token: Secret) async throws -> OneTimeLink? {
        try await database.read { try link($0, purpose, token) }
    }

    /// Makes the first admin and gives the workspace its name. Returns the token of their session.
    public func start(_ start: FirstStart, _ token: Secret, from device: SignInDevice) async throws -> Secret {
        guard let email = EmailAddress(start.email)?.text else { throw TeamRefusal.badEmail(start.email) }
        let name = try check(name: start.name, email: email, password: start.password)
        guard TimeZone(identifier: start.timeZone) != nil else { throw TeamRefusal.badTimeZone(start.timeZone) }
        try await requireGood(.start, token)
        let (workspace, hash) = (workspace, try await passwords.hash(start.password))
        let member = Member(id: ids.next(), name: name, email: email, role: .admin, language: start.language)
        return try await database.write { connection in
            guard try MemberTable.isEmpty(connection, workspace) else { throw TeamRefusal.startedAlready }
            try use(connection, .start, token)
            try MemberTable.insert(connection, workspace, member, passwordHash: hash, now: clock.now)
            try set(connection, start)
            try audit(
                connection, "member_joined", member.id, member.author, after: Role.admin.rawValue,
                "The first admin, with the link from the console.")
            return try open(connection, member.id, isWhole: true, from: device)
        }
    }

    /// A link for somebody new, good for seven days and once, and the mail with it where there is a mail server. An
    /// earlier link to the same address is good no more.
    ///
    /// - Parameter language: of the mail.
    public func invite(
        _ typed: String, role: Role, grants: Set<Permission> = [], numbers: Set<BusinessNumberID>? = nil,
        author: Author, language: String? = nil
    ) async throws -> Secret {
        guard let email = EmailAddress(typed)?.text else { throw TeamRefusal.badEmail(typed) }
        let (workspace, now) = (workspace, clock.now)
        let token = try await database.write { connection in
            if try MemberTable.find(connection, workspace, email: email) != nil {
                throw TeamRefusal.emailTaken(email)
            }
            let made = try makeLink(
                connection, .invitation, email: email, role: role,
                grants: grants.intersection(Permission.grantable), numbers: numbers,
                endsAt: now + OneTimeLink.life, author: author)
            try AuditTable.add(
                connection, workspace,
                AuditEntry(
                    id: ids.next(), at: now, author: author, verb: "member_invited", subject: email, before: nil,
                    after: role.rawValue, reason: "\(author.name) made a link that is good for seven days."))
            try post(connection, invitation: made, to: email, language: language, author: author)
            return made.token
        }
        changes.announce(.team)
        changes.announce(.mail)
        return token
    }

    public func takeBack(_ invitation: OneTimeLinkID, author: Author) async throws {
        let (workspace, now) = (workspace, clock.now)
        try await database.write { connection in
            let link = try OneTimeLinkTable.all(connection, workspace, .invitation).first { $0.id == invitation }
            guard let link, try OneTimeLinkTable.delete(connection, workspace, invitation) else { return }
            try AuditTable.add(
                connection, workspace,
                AuditEntry(
                    id: ids.next(), at: now, author: author, verb: "invitation_ended", subject: link.email ?? "",
                    before: link.role.rawValue, after: nil, reason: "\(author.name) took the invitation back."))
        }
        changes.announce(.team)
    }

    /// Whoever was invited becomes a member. Returns the token of their session.
    public func join(
        name: String, password: String, language: String?, _ token: Secret, from device: SignInDevice
    ) async throws -> Secret {
        guard let link = try await link(.invitation, token), let email = link.email else {
            throw TeamRefusal.linkSpent
        }
        let name = try check(name: name, email: email, password: password)
        let (workspace, hash, id) = (workspace, try await passwords.hash(password), ids.next(MemberID.self))
        let session = try await database.write { connection in
            try use(connection, .invitation, token)
            if try MemberTable.find(connection, workspace, email: email) != nil {
                throw TeamRefusal.emailTaken(email)
            }
            // Whom HubSpot knows by this address is them, unless an admin says otherwise.
            let owner = try OwnerTable.all(connection, workspace).first {
                !$0.isArchived && $0.email?.lowercased() == email
            }
            let member = Member(
                id: id, name: name, email: email, role: link.role, owner: owner?.id, grants: link.grants,
                numbers: link.numbers, language: language)
            try MemberTable.insert(connection, workspace, member, passwordHash: hash, now: clock.now)
            try audit(
                connection, "member_joined", id, member.author, after: link.role.rawValue,
                "Invited by \(link.author.name).")
            return try open(connection, id, isWhole: true, from: device)
        }
        changes.announce(.team)
        return session
    }

    /// A link to a new password, good for seven days and once.
    public func makeResetLink(for member: MemberID, author: Author) async throws -> Secret {
        let now = clock.now
        return try await database.write { connection in
            let row = try find(connection, member)
            try audit(
                connection, "password_link_made", member, author,
                "\(author.name) made a link with which \(row.member.name) can set a new password.")
            return try makeLink(
                connection, .passwordReset, member: member, endsAt: now + OneTimeLink.life, author: author
            ).token
        }
    }

    /// For the command line.
    public func member(withEmail typed: String) async throws -> Member {
        let (workspace, email) = (workspace, EmailAddress(typed)?.text ?? typed)
        guard let row = try await database.read({ try MemberTable.find($0, workspace, email: email) }) else {
            throw TeamRefusal.unknownMember
        }
        return row.member
    }

    /// Sets a new password and ends every session. A second factor stays: a link alone does not replace the phone.
    public func resetPassword(to password: String, _ token: Secret, language: String? = nil) async throws {
        guard let link = try await link(.passwordReset, token), let id = link.member else {
            throw TeamRefusal.linkSpent
        }
        let workspace = workspace
        let member = try await database.read { try find($0, id).member }
        _ = try check(name: member.name, email: member.email, password: password)
        let hash = try await passwords.hash(password)
        try await database.write { connection in
            try use(connection, .passwordReset, token)
            try OneTimeLinkTable.deleteAll(connection, workspace, of: id)
            try MemberTable.save(connection, workspace, id, passwordHash: hash)
            try SessionTable.endAll(connection, workspace, of: id)
            try SignInFailureTable.forget(connection, workspace, "email:\(member.email)")
            try audit(
                connection, "password_changed", id, member.author,
                "With a link by \(link.author.name). All sessions have ended.")
            try post(connection, .passwordChanged, to: member, language: language, author: link.author)
        }
        changes.announce(.mail)
    }
}

extension Membership {
    func makeLink(
        _ connection: any SQLConnection, _ purpose: OneTimeLink.Purpose, member: MemberID? = nil,
        email: String? = nil, role: Role = .agent, grants: Set<Permission> = [],
        numbers: Set<BusinessNumberID>? = nil, endsAt: Timestamp?, author: Author
    ) throws -> NewLink {
        let token = newToken()
        let link = OneTimeLink(
            id: ids.next(), purpose: purpose, member: member, email: email, role: role, grants: grants,
            numbers: numbers, madeAt: clock.now, endsAt: endsAt, author: author)
        try OneTimeLinkTable.insert(connection, workspace, link, digest: Self.digest(token))
        return NewLink(id: link.id, token: token)
    }

    private func link(
        _ connection: any SQLConnection, _ purpose: OneTimeLink.Purpose, _ token: Secret
    ) throws -> OneTimeLink? {
        let link = try OneTimeLinkTable.find(connection, workspace, purpose, digest: Self.digest(token))
        return link.flatMap { $0.isGood(at: clock.now) ? $0 : nil }
    }

    private func requireGood(_ purpose: OneTimeLink.Purpose, _ token: Secret) async throws {
        if try await link(purpose, token) == nil { throw TeamRefusal.linkSpent }
    }

    /// Two who come at once with the same link: one finds it gone.
    private func use(_ connection: any SQLConnection, _ purpose: OneTimeLink.Purpose, _ token: Secret) throws {
        guard let link = try link(connection, purpose, token),
            try OneTimeLinkTable.delete(connection, workspace, link.id)
        else { throw TeamRefusal.linkSpent }
    }

    private func set(_ connection: any SQLConnection, _ start: FirstStart) throws {
        guard var stored = try WorkspaceTable.find(connection, workspace) else { return }
        let name = start.workspaceName.trimmingCharacters(in: .whitespacesAndNewlines)
        if !name.isEmpty { stored.name = String(name.prefix(100)) }
        stored.timeZone = start.timeZone
        stored.defaultRegion = start.defaultRegion
        try WorkspaceTable.save(connection, stored)
    }
}
