import Domain
import SMTP
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// What becomes of mails in bad weather.
struct MailRetryTests {
    @Test(arguments: TestEngine.available)
    func `a server that is closing gets it a minute later, and meanwhile it is said why`(
        engine: TestEngine
    ) async throws {
        try await withMailDesk(engine) { desk in
            let ada = try await desk.team.begin()
            _ = try await desk.invite("ben@x.example")
            desk.post.sandbox.plan([.closing, .droppedBeforeText])
            for wait in [60, 120] {
                await #expect(throws: MailDelay.self) { try await desk.step() }
                let mail = try await desk.mail()
                #expect(mail.state == .waiting && mail.dueAt == desk.now + .seconds(wait) && mail.sealedToken != nil)
                #expect(mail.trouble?.isOfServer == true)
                // As long as it waits for the server, that is a trouble of the server.
                await #expect(throws: MailDelay.self) { try await desk.step() }
                desk.team.clock.advance(by: .seconds(Int64(wait)))
            }
            try await desk.run()
            #expect(desk.post.sandbox.mails.count == 1)
            #expect(try await desk.mail().state == .sent)
            #expect(try await desk.step() == nil)
            _ = ada
        }
    }

    @Test(arguments: TestEngine.available)
    func `one that may have arrived is sent again after ten minutes under the same id`(engine: TestEngine) async throws
    {
        try await withMailDesk(engine) { desk in
            _ = try await desk.team.begin()
            _ = try await desk.invite("ben@x.example")
            desk.post.sandbox.plan([.keptThenDropped])
            await #expect(throws: MailDelay.self) { try await desk.step() }
            #expect(try await desk.mail().dueAt == desk.now + .seconds(600))
            desk.team.clock.advance(by: .seconds(600))
            try await desk.run()
            let ids = desk.post.sandbox.mails.map { $0.headers["message-id"] }
            #expect(ids.count == 2 && Set(ids).count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an address that nobody has fails at once, with what the server said, and holds up nobody`(
        engine: TestEngine
    ) async throws {
        try await withMailDesk(engine) { desk in
            _ = try await desk.team.begin()
            _ = try await desk.invite("ben@x.example")
            _ = try await desk.invite("kim@x.example")
            desk.post.sandbox.plan([.refused])
            try await desk.run()
            let mails = try await desk.mails()
            #expect(mails.map(\.state) == [.sent, .failed] && mails.allSatisfy { $0.sealedToken == nil })
            #expect(mails[1].trouble?.sentence.contains("550 5.1.1") == true)
            #expect(desk.post.sandbox.mails.map(\.recipients) == [["kim@x.example"]])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a crash while it leaves has it sent again once nobody can be at it`(engine: TestEngine) async throws {
        try await withMailDesk(engine) { desk in
            _ = try await desk.team.begin()
            _ = try await desk.invite("ben@x.example")
            // As the row stands when the process ends with the call under way.
            let leaving = try await desk.mail().leaving(at: desk.now)
            try await desk.team.database.write { try MailTable.save($0, desk.team.workspace, leaving) }
            #expect(try await desk.step() == desk.now + Mail.tryMax)
            #expect(desk.post.sandbox.mails.isEmpty)
            desk.team.clock.advance(by: Mail.tryMax)
            try await desk.run()
            #expect(desk.post.sandbox.mails.count == 1)
            #expect(try await desk.mail().attempts == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an invitation that was taken back or replaced is not mailed`(engine: TestEngine) async throws {
        try await withMailDesk(engine) { desk in
            let ada = try await desk.team.begin()
            _ = try await desk.invite("ben@x.example")
            let second = try await desk.invite("ben@x.example")
            _ = try await desk.invite("kim@x.example")
            let links = try await desk.team.database.read {
                try OneTimeLinkTable.all($0, desk.team.workspace, .invitation)
            }
            try await desk.team.membership.takeBack(try #require(links.first).id, author: ada.author)
            try await desk.run()
            #expect(desk.post.sandbox.mails.map { $0.text.contains(second.revealed) } == [true])
            #expect(try await desk.mails().map(\.state) == [.withdrawn, .sent, .withdrawn])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is of no use any more is not sent, a test is not repeated, and old mails go`(
        engine: TestEngine
    ) async throws {
        try await withMailDesk(engine) { desk in
            let ada = try await desk.team.begin()
            _ = try await desk.invite("ben@x.example")
            desk.team.clock.advance(by: Mail.triedFor)
            try await desk.run()
            #expect(try await desk.mail().trouble?.word == "too_late")
            desk.post.sandbox.plan([.closing])
            try await desk.team.membership.sendTestMail(to: ada, language: nil)
            try await desk.run()
            let test = try await desk.mail()
            #expect(test.kind == .test && test.state == .failed && test.trouble?.sentence.contains("421") == true)
            #expect(desk.post.sandbox.mails.isEmpty)
            desk.team.clock.advance(by: Mail.keptFor + .seconds(1))
            try await desk.team.membership.sendTestMail(to: ada, language: nil)
            try await desk.run()
            #expect(try await desk.mails().map(\.state) == [.sent])
        }
    }

    /// Whatever the server does, in any order: in the end each mail was sent or says why not, and none came twice but
    /// where the server took it and hung up.
    @Test(arguments: TestEngine.available, Array(0..<6))
    func `in any weather each mail has an end`(engine: TestEngine, seed: Int) async throws {
        try await withMailDesk(engine) { desk in
            _ = try await desk.team.begin()
            var random = SeededRandom(seed: UInt64(seed))
            let faults: [MailFault] = [
                .closing, .postponed, .refused, .droppedBeforeText, .droppedAfterText, .keptThenDropped,
                .refusedAfterText,
            ]
            let weather = (0..<20).map { _ in faults.randomElement(using: &random) ?? .closing }
            desk.post.sandbox.plan(weather)
            for index in 0..<6 { _ = try await desk.invite("m\(index)@x.example") }
            for _ in 0..<60 {
                try await desk.runThroughDelays()
                desk.team.clock.advance(by: .seconds(900))
            }
            let mails = try await desk.mails()
            #expect(mails.count == 6 && mails.allSatisfy { [.sent, .failed].contains($0.state) })
            let arrived = Dictionary(grouping: desk.post.sandbox.mails, by: \.recipients)
            let surplus = desk.post.sandbox.mails.count - arrived.count
            #expect(surplus <= weather.count { $0 == .keptThenDropped })
            for mail in mails where mail.state == .sent { #expect(arrived[[mail.recipient]] != nil) }
            for mail in mails where mail.state == .failed {
                #expect(mail.trouble?.sentence.contains("said: 55") == true)
            }
        }
    }
}
