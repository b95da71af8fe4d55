import Domain
import SMTP
import Storage
import Synchronization

/// Sends mails that wait, one after the other.
///
/// That one leaves is stored before it does. A crash in between has it sent again once no server can be at it any more:
/// SMTP has no way to ask, and both carry the same id.
final class MailWork: Sendable {
    private let database: any SQLDatabase
    private let workspace: WorkspaceID
    private let setup: MailSetup
    private let changes: Changes
    private let clock: WallClock
    /// The end of a mail that the database would not take. It is stored before anything else leaves.
    private let leftover = Mutex<Mail?>(nil)

    init(
        database: any SQLDatabase, workspace: WorkspaceID, setup: MailSetup, changes: Changes, clock: WallClock
    ) {
        self.database = database
        self.workspace = workspace
        self.setup = setup
        self.changes = changes
        self.clock = clock
    }

    /// Sends one that is due. Returns when to come again; `nil` = when there is news. Throws `MailDelay` as long as
    /// mails wait for a server that does not take any.
    func step() async throws -> Timestamp? {
        if let mail = leftover.withLock({ $0 }) { try await store(mail) }
        if try await setup.membership.answerResetRequests() > 0 { return clock.now }
        guard let next = try await next() else { return nil }
        let now = clock.now
        if let due = next.dueAt, due > now {
            if let trouble = next.trouble, trouble.isOfServer { throw MailDelay(trouble: trouble) }
            return due
        }
        guard let draft = try await begin(next.id) else { return now }
        let outcome = await setup.client.send(message(draft))
        let ended = draft.mail.ended(by: outcome, at: clock.now)
        try await store(ended)
        changes.announce(.team)
        if let trouble = ended.trouble, trouble.isOfServer, ended.state == .waiting {
            throw MailDelay(trouble: trouble)
        }
        return clock.now
    }

    private func next() async throws -> Mail? {
        let workspace = workspace
        return try await database.read { try MailTable.next($0, workspace) }
    }

    /// Stores that it leaves; `nil` = it has failed before it could, or somebody else has it.
    private func begin(_ id: MailID) async throws -> MailSetup.Draft? {
        let (workspace, now) = (workspace, clock.now)
        let draft = try await database.write { connection -> MailSetup.Draft? in
            // One that was asked for since the step began has no link yet.
            guard let mail = try MailTable.find(connection, workspace, id), let due = mail.dueAt, due <= now,
                mail.isAddressed
            else { return nil }
            if let link = mail.link, try !OneTimeLinkTable.exists(connection, workspace, link) {
                try MailTable.save(connection, workspace, mail.settled(.withdrawn, Self.spent, at: now))
                return nil
            }
            if let hindrance = hindrance(mail, now) {
                try MailTable.save(connection, workspace, mail.settled(.failed, hindrance, at: now))
                return nil
            }
            let leaving = mail.leaving(at: now)
            try MailTable.save(connection, workspace, leaving)
            return MailSetup.Draft(
                mail: leaving, token: try setup.membership.token(of: leaving),
                workspaceName: try WorkspaceTable.find(connection, workspace)?.name ?? "")
        }
        if draft == nil { changes.announce(.team) }
        return draft
    }

    private static let spent = MailTrouble(
        word: "link_spent", sentence: "Its link was used, replaced or taken back before the mail left.",
        isOfServer: false)

    /// Why it cannot leave any more.
    private func hindrance(_ mail: Mail, _ now: Timestamp) -> MailTrouble? {
        if now >= mail.endsAt {
            let last = mail.trouble.map { "\($0.sentence) " } ?? ""
            return MailTrouble(
                word: "too_late", sentence: last + "It is of no use any more and was not sent.", isOfServer: false)
        }
        do {
            _ = try setup.membership.token(of: mail)
            return nil
        } catch {
            return MailTrouble(word: "sealed", sentence: "\(error).", isOfServer: false)
        }
    }

    private func message(_ draft: MailSetup.Draft) -> MailMessage {
        let mail = draft.mail
        return MailMessage(
            id: mail.id, recipient: mail.recipient, name: mail.name, writtenAt: mail.madeAt, content: setup.words(draft)
        )
    }

    /// What came of it is kept even where this work was told to stop: it would be sent again.
    private func store(_ mail: Mail) async throws {
        leftover.withLock { $0 = mail }
        let (database, workspace, now) = (database, workspace, clock.now)
        // A task of its own: this one may be cancelled.
        try await Task {
            try await database.write { connection in
                try MailTable.save(connection, workspace, mail)
                try MailTable.forget(connection, workspace, settledBefore: now - Mail.keptFor)
            }
        }.value
        leftover.withLock { $0 = nil }
    }
}

/// Mails wait for the mail server.
struct MailDelay: ExplainedFailure {
    var trouble: MailTrouble

    var word: String { trouble.word }
    var sentence: String { trouble.sentence }
    var level: FailureLevel { .warning }
}
