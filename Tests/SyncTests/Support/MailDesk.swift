import Domain
import Foundation
import SMTP
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// A team whose mails go to a mail server of this machine.
struct MailDesk: Sendable {
    let team: Team
    let post: MailPost
    private let work: MailWork

    init(team: Team, post: MailPost) throws {
        self.team = team
        self.post = post
        let sender = try #require(MailAddress(parsing: "Liaison <mail@liaison.example>"))
        let client = SMTPClient(
            server: MailServer(host: "127.0.0.1", port: post.port, security: .plain), sender: sender,
            host: "liaison.example")
        work = MailWork(
            database: team.database, workspace: team.workspace,
            setup: MailSetup(client: client, membership: team.membership, words: Self.words), changes: Changes(),
            clock: team.clock.wall)
    }

    /// Everything that a mail could be made of, bare.
    private static func words(_ draft: MailSetup.Draft) -> MailContent {
        let mail = draft.mail
        let text = [
            mail.kind.rawValue, mail.language ?? "", mail.name ?? "", draft.workspaceName, draft.token?.revealed ?? "",
            mail.author.name,
        ].joined(separator: "|")
        return MailContent(subject: mail.kind.rawValue, text: text, html: "")
    }

    /// What somebody comes in with who has read the mail.
    func token(in mail: CaughtMail) -> Secret {
        Secret(String(mail.text.split(separator: "|", omittingEmptySubsequences: false)[4]))
    }

    var now: Timestamp { team.clock.wall.now }

    func step() async throws -> Timestamp? { try await work.step() }

    /// Until nothing is due.
    func run() async throws {
        while let next = try await work.step(), next <= now {}
    }

    /// As the worker does, which comes again after a trouble.
    func runThroughDelays() async throws {
        for _ in 0..<20 {
            do {
                return try await run()
            } catch is MailDelay {
                // The next one that is due may be another mail's.
            }
        }
    }

    func invite(_ email: String) async throws -> Secret {
        try await team.membership.invite(email, role: .agent, author: .liaison)
    }

    /// The newest first.
    func mails() async throws -> [Mail] {
        try await team.database.read { connection in
            let requests = try MailTable.resetRequests(connection, team.workspace, limit: 100)
            return try requests + MailTable.newest(connection, team.workspace, limit: 100)
        }
    }

    func mail() async throws -> Mail { try #require(try await mails().first) }

    /// All that is stored of mails, as text.
    func stored() async throws -> String {
        try await team.database.read { connection in
            try connection.rows("SELECT recipient, sealed_token, author FROM mails").map { row in
                let bytes = try row.optionalData("sealed_token") ?? Data()
                return try row.text("recipient") + row.text("author") + String(decoding: bytes, as: UTF8.self)
            }.joined()
        }
    }
}

/// A mail server of this machine, while a test runs.
struct MailPost: Sendable {
    let sandbox: MailSandbox
    let port: Int
}

func withMailDesk(_ engine: TestEngine, _ test: @Sendable (MailDesk) async throws -> Void) async throws {
    try await withMembers(engine, sendsMail: true) { team in
        let sandbox = MailSandbox()
        let (ports, isRunning) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup { group in
            group.addTask { try await sandbox.serve(port: 0) { _ = isRunning.yield($0) } }
            for await port in ports {
                try await test(try MailDesk(team: team, post: MailPost(sandbox: sandbox, port: port)))
                break
            }
            group.cancelAll()
        }
    }
}
