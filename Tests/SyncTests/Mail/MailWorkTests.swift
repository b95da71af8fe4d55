import Domain
import Foundation
import SMTP
import Sandbox
import Storage
import Synchronization
import TestEngines
import Testing

@testable import Sync

/// Mails from the transaction that makes them to a mailbox, over a real socket.
struct MailWorkTests {
    @Test(arguments: TestEngine.available)
    func `an invitation arrives with its link, and the link is kept nowhere`(engine: TestEngine) async throws {
        try await withMailDesk(engine) { desk in
            let ada = try await desk.team.begin()
            let token = try await desk.team.membership.invite(
                "ben@x.example", role: .agent, author: ada.author, language: "es")
            #expect(!(try await desk.stored()).contains(token.revealed))
            #expect(try await desk.mail().sealedToken != nil)
            try await desk.run()
            let caught = try #require(desk.post.sandbox.mails.first)
            #expect(caught.recipients == ["ben@x.example"])
            #expect(caught.text == "invitation|es||Taller|\(token.revealed)|Ada Voss")
            let mail = try await desk.mail()
            #expect(mail.state == .sent && mail.sealedToken == nil && mail.dueAt == nil && mail.attempts == 1)
            _ = try await desk.team.join("Ben", token)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a lost password is asked for in the same way for everybody, and mailed to members only`(
        engine: TestEngine
    ) async throws {
        try await withMailDesk(engine) { desk in
            let ada = try await desk.team.begin()
            let gone = try await desk.team.join("Ben", try await desk.invite("ben@x.example"))
            let ben = try #require(try await desk.team.membership.find(gone)).member
            try await desk.team.membership.change(ben.id, MemberChange(isActive: false), author: .liaison)
            try await desk.run()
            let before = desk.post.sandbox.mails.count
            for address in [" ADA@x.example", "ben@x.example", "nobody@x.example"] {
                try await desk.team.membership.askForReset(email: address, from: Team.device)
            }
            // Until the worker comes, nothing tells a member's address from another.
            let asked = try await desk.mails().filter { $0.kind == .passwordReset }
            #expect(asked.count == 3 && asked.allSatisfy { $0.member == nil && $0.sealedToken == nil })
            try await desk.run()
            let caught = desk.post.sandbox.mails.dropFirst(before)
            #expect(caught.map(\.recipients) == [["ada@x.example"]])
            let kept = try await desk.mails().filter { $0.kind == .passwordReset }
            #expect(kept.map(\.recipient) == ["ada@x.example"], "Strangers leave no trace.")
            let token = desk.token(in: try #require(caught.first))
            let session = try await desk.team.open(ada)
            try await desk.team.membership.resetPassword(to: "a new sentence", token)
            #expect(try await desk.team.membership.find(session) == nil)
            guard case .signedIn = try await desk.team.signIn(ada, "a new sentence") else {
                Issue.record("not signed in")
                return
            }
            try await desk.run()
            #expect(desk.post.sandbox.mails.last?.text.hasPrefix("password_changed|") == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a mailed link ends after two hours, and leaves an admin's alone`(engine: TestEngine) async throws {
        try await withMailDesk(engine) { desk in
            let ada = try await desk.team.begin()
            let byHand = try await desk.team.membership.makeResetLink(for: ada.id, author: .liaison)
            try await desk.team.membership.askForReset(email: ada.email, from: Team.device)
            try await desk.run()
            let mailed = desk.token(in: try #require(desk.post.sandbox.mails.last))
            desk.team.clock.advance(by: .seconds(2 * 3600))
            await #expect(throws: TeamRefusal.linkSpent) {
                try await desk.team.membership.resetPassword(to: "a new sentence", mailed)
            }
            try await desk.team.membership.resetPassword(to: "a new sentence", byHand)
        }
    }

    @Test(arguments: TestEngine.available)
    func `nobody's mailbox is filled, and one asker does not ask for everybody`(engine: TestEngine) async throws {
        try await withMailDesk(engine) { desk in
            let ask = { (email: String, address: String) in
                try await desk.team.membership.askForReset(
                    email: email, from: SignInDevice(userAgent: "", address: address))
            }
            for place in 0..<3 { try await ask("ada@x.example", "203.0.113.\(place)") }
            await #expect(throws: TeamRefusal.mailWait(seconds: 300)) { try await ask("Ada@X.example", "203.0.113.9") }
            desk.team.clock.advance(by: .seconds(300))
            try await ask("ada@x.example", "203.0.113.9")
            for index in 0..<20 { try await ask("m\(index)@x.example", "198.51.100.1") }
            await #expect(throws: TeamRefusal.mailWait(seconds: 60)) { try await ask("m21@x.example", "198.51.100.1") }
            await #expect(throws: TeamRefusal.badEmail("nobody")) { try await ask("nobody", "198.51.100.2") }
        }
    }

    @Test(arguments: TestEngine.available)
    func `without a mail server no mail is written and none can be asked for`(engine: TestEngine) async throws {
        try await withMembers(engine) { team in
            let ada = try await team.begin()
            _ = try await team.membership.invite("ben@x.example", role: .agent, author: ada.author)
            try await team.membership.endCodes(of: ada.id, author: .liaison)
            await #expect(throws: TeamRefusal.mailOff) {
                try await team.membership.askForReset(email: ada.email, from: Team.device)
            }
            #expect(try await team.database.read { try MailTable.openCount($0, team.workspace) } == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever changes how they come in is told by mail`(engine: TestEngine) async throws {
        try await withMailDesk(engine) { desk in
            let (membership, ada) = (desk.team.membership, try await desk.team.begin())
            try await membership.changePassword(
                of: ada, from: Team.password, to: "another sentence", keeping: SessionID(0), from: Team.device)
            let key = try #require(Base32.bytes(try await membership.beginCodes(ada).key))
            let code = TimeCode.digits(key, step: TimeCode.step(at: desk.team.clock.wall.now))
            _ = try await membership.confirmCodes(code, of: ada, from: Team.device)
            try await membership.endCodes(of: ada.id, author: .liaison)
            try await membership.endCodes(of: ada.id, author: .liaison)
            try await desk.run()
            #expect(
                desk.post.sandbox.mails.map { $0.text.prefix { $0 != "|" } } == [
                    "password_changed", "second_factor_added", "second_factor_ended",
                ])
        }
    }
}
