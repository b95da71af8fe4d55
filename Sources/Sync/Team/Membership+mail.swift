public import Domain
import Foundation
import Storage

/// Mails about who comes in: written in the transaction that they tell of, sent by the worker *mail*.
extension Membership {
    /// More are refused until some have left: whoever asks for mails to many addresses must not fill the disk.
    private static let openMax: Int64 = 1_000
    /// Whose address it is, is looked up for so many at a time.
    private static let requestsAtOnce = 50

    /// Somebody has lost their password and gives an address. Whether it is a member's is found out later and
    /// elsewhere, so that neither the answer nor the time that it takes tells it.
    public func askForReset(email typed: String, from device: SignInDevice) async throws {
        guard sendsMail else { throw TeamRefusal.mailOff }
        guard let email = EmailAddress(typed)?.text else { throw TeamRefusal.badEmail(String(typed.prefix(254))) }
        let (workspace, now, id) = (workspace, clock.now, ids.next(MailID.self))
        try await database.write { connection in
            let wait = try count(
                connection, [("mail:\(email)", .ofMail), ("mail from:\(device.address)", .ofMailAddress)])
            if wait > .zero { throw TeamRefusal.mailWait(seconds: (wait.milliseconds + 999) / 1000) }
            if try MailTable.openCount(connection, workspace) >= Self.openMax { throw TeamRefusal.busy }
            try MailTable.insert(
                connection, workspace,
                Mail(
                    id: id, kind: .passwordReset, recipient: email, language: device.language, author: .liaison,
                    madeAt: now, endsAt: now + OneTimeLink.mailedLife, dueAt: now))
        }
        changes.announce(.mail)
    }

    /// Looks whose the addresses are that links were asked for: a member's mail gets its link, the others go without a
    /// trace. Returns how many were looked at.
    func answerResetRequests() async throws -> Int {
        let workspace = workspace
        return try await database.write { connection in
            let requests = try MailTable.resetRequests(connection, workspace, limit: Self.requestsAtOnce)
            for request in requests { try answer(connection, request) }
            return requests.count
        }
    }

    private func answer(_ connection: any SQLConnection, _ request: Mail) throws {
        guard let row = try MemberTable.find(connection, workspace, email: request.recipient), row.member.isActive
        else { return try MailTable.delete(connection, workspace, request.id) }
        let member = row.member
        // The link bears the address too, so that it leaves one alone that an admin made for the same member.
        let link = try makeLink(
            connection, .passwordReset, member: member.id, email: member.email, endsAt: request.endsAt,
            author: .liaison)
        var mail = request
        mail.member = member.id
        mail.name = member.name
        mail.language = member.language ?? request.language
        mail.link = link.id
        mail.sealedToken = try seal(link.token, request.id)
        try MailTable.save(connection, workspace, mail)
        try audit(
            connection, "password_link_made", member.id, .liaison,
            "Asked for on the sign-in page, and sent to the e-mail address of \(member.name).")
    }

    /// To whoever looks: does mail arrive? What becomes of it stands in the table of mails.
    public func sendTestMail(to member: Member, language: String?) async throws {
        guard sendsMail else { throw TeamRefusal.mailOff }
        let (workspace, now) = (workspace, clock.now)
        try await database.write { connection in
            let wait = try count(connection, [("test mail:\(member.id)", .ofMailAddress)])
            if wait > .zero { throw TeamRefusal.mailWait(seconds: (wait.milliseconds + 999) / 1000) }
            try MailTable.insert(
                connection, workspace,
                Mail(
                    id: ids.next(), kind: .test, recipient: member.email, name: member.name, member: member.id,
                    language: member.language ?? language, author: member.author, madeAt: now,
                    endsAt: now + Mail.triedFor, dueAt: now))
        }
        changes.announce(.mail)
    }

    /// A short note to a member about their own account; none where there is no mail server.
    func post(
        _ connection: any SQLConnection, _ kind: Mail.Kind, to member: Member, language: String?, author: Author
    ) throws {
        guard sendsMail else { return }
        try MailTable.insert(
            connection, workspace,
            Mail(
                id: ids.next(), kind: kind, recipient: member.email, name: member.name, member: member.id,
                language: member.language ?? language, author: author, madeAt: clock.now,
                endsAt: clock.now + Mail.triedFor, dueAt: clock.now))
    }

    func post(
        _ connection: any SQLConnection, invitation link: NewLink, to email: String, language: String?, author: Author
    ) throws {
        guard sendsMail else { return }
        let id = ids.next(MailID.self)
        try MailTable.insert(
            connection, workspace,
            Mail(
                id: id, kind: .invitation, recipient: email, language: language, link: link.id,
                sealedToken: try seal(link.token, id), author: author, madeAt: clock.now,
                endsAt: clock.now + Mail.triedFor, dueAt: clock.now))
    }

    private func seal(_ token: Secret, _ id: MailID) throws -> Data {
        try box.seal(token.revealed, purpose: Self.purpose(id))
    }

    /// What a mail lets somebody in with; `nil` = nothing. Throws `SecretBoxError`.
    func token(of mail: Mail) throws -> Secret? {
        guard let sealed = mail.sealedToken else { return nil }
        return Secret(try box.open(sealed, purpose: Self.purpose(mail.id)))
    }

    private static func purpose(_ id: MailID) -> String { "link in mail \(id)" }
}
