import Domain
import Foundation
import SMTP
import Sandbox
import Testing

/// What goes wrong on the way, and that it is told apart: after some of it another try is right, after some it is not.
struct MailTroubleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var fault: MailFault
        var brief: String
        var kept = 0

        var testDescription: String { "\(fault)" }
    }

    static let cases = [
        Case(fault: .closing, brief: "postponed refused server"),
        Case(fault: .postponed, brief: "postponed refused mail"),
        Case(fault: .refused, brief: "refused refused mail"),
        Case(fault: .refusedAfterText, brief: "refused refused mail"),
        Case(fault: .droppedBeforeText, brief: "postponed cut_off server"),
        Case(fault: .droppedAfterText, brief: "unknown unknown server"),
        Case(fault: .keptThenDropped, brief: "unknown unknown server", kept: 1),
        Case(fault: .slow(.milliseconds(50)), brief: "accepted", kept: 1),
    ]

    @Test(arguments: cases)
    func `each fault of a server has its word, and the next mail goes through`(of: Case) async throws {
        try await withMailServer { post in
            post.sandbox.plan([of.fault])
            let client = try post.client()
            let outcome = await client.send(.sample())
            #expect(outcome.brief == of.brief, "\(outcome)")
            #expect(post.sandbox.mails.count == of.kept)
            #expect(await client.send(.sample(8)) == .accepted)
            #expect(post.sandbox.mails.count == of.kept + 1)
        }
    }

    @Test func `what the server said is told`() async throws {
        try await withMailServer { post in
            post.sandbox.plan([.refused, .closing])
            let client = try post.client()
            let refused = await client.send(.sample())
            #expect(refused.sentence.contains("550 5.1.1 <ada@x.example>: nobody of that name here"))
            let closing = await client.send(.sample())
            #expect(closing.sentence.contains("421 4.3.2"))
        }
    }

    @Test func `a server that says nothing is left, and nothing of the mail is there`() async throws {
        try await withMailServer { post in
            post.sandbox.plan([.slow(.seconds(60))])
            let client = try post.client(limits: SMTPClient.Limits(whole: .milliseconds(300)))
            #expect(await client.send(.sample()).brief == "postponed timed_out server")
            #expect(post.sandbox.mails.isEmpty)
        }
    }

    @Test func `whoever waits for a server can be told to stop`() async throws {
        try await withMailServer { post in
            post.sandbox.plan([.slow(.seconds(60))])
            let client = try post.client()
            let waiting = Task { await client.send(.sample()) }
            waiting.cancel()
            #expect(await waiting.value.brief == "postponed stopped server")
        }
    }

    @Test func `a server that is not there`() async throws {
        // Port 1 is nobody's.
        let server = MailServer(host: "127.0.0.1", port: 1, security: .plain)
        let client = try MailPost(sandbox: MailSandbox(), port: 1).client(server)
        let outcome = await client.send(.sample())
        #expect(outcome.brief == "postponed unreachable server")
        #expect(outcome.sentence.contains("127.0.0.1:1") && outcome.sentence.contains("LIAISON_SMTP_URL"))
    }

    @Test func `user and password are proved, and never told`() async throws {
        let account = MailSandbox.Account(user: "mail@liaison.example", password: "p:a/s@s#wörd")
        try await withMailServer(account: account) { post in
            let right = try post.client("mail%40liaison.example:p%3Aa%2Fs%40s%23w%C3%B6rd@")
            #expect(await right.trouble() == nil)
            #expect(post.sandbox.mails.isEmpty)
            #expect(await right.send(.sample()) == .accepted)
            for wrong in [try post.client("mail%40liaison.example:guess-guess@"), try post.client()] {
                let outcome = await wrong.send(.sample())
                #expect(outcome.brief.hasPrefix("postponed") && outcome.brief.hasSuffix("server"))
                #expect(!outcome.sentence.contains("guess-guess"))
                #expect(!"\(wrong.server)".contains("guess-guess"))
            }
            #expect(await (try post.client("mail%40liaison.example:guess-guess@")).trouble()?.word == "login_denied")
            #expect(post.sandbox.mails.count == 1)
        }
    }

    @Test func `without encryption neither password nor mail leaves, but to this machine`() async throws {
        try await withMailServer(account: MailSandbox.Account(user: "u", password: "secret-word")) { post in
            for security in [MailServer.Security.requiredSTARTTLS, .implicitTLS] {
                let server = MailServer(
                    host: "127.0.0.1", port: post.port, security: security, user: "u", password: "secret-word")
                let client = try post.client(server, SMTPClient.Limits(whole: .seconds(5)))
                let outcome = await client.send(.sample())
                #expect(outcome.brief.hasPrefix("postponed"), "\(outcome)")
            }
            let said = post.sandbox.commands.joined(separator: "\n")
            #expect(!said.contains("AUTH") && !said.contains("MAIL"))
            #expect(!said.contains(Data("secret-word".utf8).base64EncodedString()))
        }
    }
}
