import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import TestEngines
import Testing

@testable import Web

struct MailPageTests {
    @Test(arguments: TestEngine.available)
    func `whoever has lost a password is told the same, member or not`(engine: TestEngine) async throws {
        try await withTeam(engine, sendsMail: true) { team in
            try await team.add("Ada", role: .admin)
            #expect(try await team.stranger.get("/sign-in").text.contains("href=\"/password-forgotten\""))
            let form = try await team.stranger.get("/password-forgotten").text
            #expect(form.contains("method=\"post\" action=\"/password-forgotten\""))
            let answers = try await ["ada", "nobody"].asyncMap { name in
                let answer = try await team.stranger.post("/password-forgotten", "email=\(name)%40taller.example")
                #expect(answer.status == .ok && answer.text.contains("<strong>\(name)@taller.example</strong>"))
                return answer.text.replacing("\(name)@", with: "…@")
            }
            #expect(answers[0] == answers[1])
            let waiting = try await team.waitingMails().filter { $0.kind == .passwordReset }
            #expect(Set(waiting.map(\.recipient)) == ["ada@taller.example", "nobody@taller.example"])
            #expect(waiting.allSatisfy { $0.member == nil && $0.link == nil }, "Nobody has looked yet.")
        }
    }

    @Test func `asking again and again has to wait, and what is no address is said to be none`() async throws {
        try await withTeam(sendsMail: true) { team in
            for _ in 0..<3 {
                #expect(try await team.stranger.post("/password-forgotten", "email=a%40x.example").status == .ok)
            }
            let waits = try await team.stranger.post("/password-forgotten", "email=a%40x.example")
            #expect(waits.status == .tooManyRequests && waits.text.contains("Wait 5 minutes"))
            let wrong = try await team.stranger.post("/password-forgotten", "email=%3Cscript%3E")
            #expect(wrong.status == .unprocessableContent && !wrong.text.contains("<script>"))
            #expect(try await team.waitingMails().count == 3)
        }
    }

    @Test func `without a mail server an admin helps, and nothing can be asked for`() async throws {
        try await withTeam { team in
            let ada = try await team.admin()
            #expect(!(try await team.stranger.get("/sign-in").text.contains("/password-forgotten")))
            let page = try await team.stranger.get("/password-forgotten").text
            #expect(page.contains("liaison reset-password") && !page.contains("<form"))
            let asked = try await team.stranger.post("/password-forgotten", "email=ada%40taller.example")
            #expect(asked.status == .notFound)
            let settings = try await ada.get("/settings").text
            #expect(settings.contains("LIAISON_SMTP_URL") && !settings.contains("/settings/test-mail"))
            #expect(try await ada.post("/settings/test-mail").status == .unprocessableContent)
            #expect(try await team.waitingMails().isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the settings say where mail leaves, and what became of the newest`(engine: TestEngine) async throws {
        let facts = MailFacts(server: "mail.x.example:465", sender: "liaison@x.example")
        try await withTeam(engine, setup: { $0.services.mail = facts }, sendsMail: true) { team in
            let ada = try await team.admin()
            let page = try await ada.get("/settings").text
            #expect(page.contains("mail.x.example:465") && page.contains("Send me a test mail"))
            #expect(try await ada.post("/settings/test-mail").location == "/settings#mail")
            #expect(try await ada.get("/settings").text.contains("Test mail"))
            let mail = try #require(try await team.waitingMails().last)
            let failed = mail.settled(
                .failed, MailTrouble(word: "refused", sentence: "It said: 550 <script>", isOfServer: false),
                at: Rows.now)
            try await team.site.rows.database.write { try MailTable.save($0, Rows.workspace, failed) }
            let after = try await ada.get("/settings").text
            #expect(after.contains("It said: 550 &lt;script&gt;") && after.contains(">failed<"))
        }
    }

    @Test func `an invitation is mailed, its link shown once, and the list says what became of the mail`() async throws
    {
        try await withTeam(sendsMail: true) { team in
            let ada = try await team.admin()
            #expect(try await ada.get("/team").text.contains("Send the invitation"))
            let answer = try await ada.post("/team/invitations", "email=kim%40taller.example&role=agent")
            #expect(answer.text.contains("is on its way to kim@taller.example"))
            #expect(answer.text.contains("/invitation?token="))
            #expect(try await ada.get("/team").text.contains("<small>Mail: waits</small>"))
            let mail = try #require(try await team.waitingMails().last)
            #expect(mail.kind == .invitation && mail.author.name == "Ada" && mail.language == "en")
        }
    }
}

extension TeamSite {
    /// Mails that are not settled, the oldest first.
    fileprivate func waitingMails() async throws -> [Mail] {
        try await site.rows.database.read { connection in
            let requests = try MailTable.resetRequests(connection, Rows.workspace, limit: 100)
            return try requests + MailTable.newest(connection, Rows.workspace, limit: 100).reversed()
        }.filter { $0.dueAt != nil }
    }
}

extension Sequence where Element: Sendable {
    fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
        var results: [T] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
