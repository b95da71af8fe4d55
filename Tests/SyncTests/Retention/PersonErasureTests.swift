import Domain
import Foundation
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// Whoever HubSpot's account forgets is forgotten here.
struct PersonErasureTests {
    @Test(arguments: TestEngine.available)
    func `nothing that is stored says who they were or what was said`(engine: TestEngine) async throws {
        try await withForgotten(engine) { office, _ in
            try await office.expectNoTraces(of: Self.marks)
            #expect(try await office.count("messages") == 6)
            let left = try await office.texts(
                "SELECT wamid AS value FROM messages WHERE kind <> 'erased' ORDER BY wamid")
            #expect(left == ["wamid.5", "wamid.6"])
            #expect(try await office.count("persons WHERE erased_at IS NOT NULL") == 1)
            #expect(try await office.count("chats WHERE is_closed = 1") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what they said in a group is taken out of the others' timelines`(engine: TestEngine) async throws {
        try await withForgotten(engine) { office, lina in
            let shown = office.hub.communications()
            #expect(shown.allSatisfy { $0.contactIDs == [lina.value] })
            let body = try #require(shown.map(\.body).first { $0.contains("Obra Norte") })
            #expect(body.contains("erased, as the person asked to be forgotten"))
            #expect(body.contains("what is left"))
            #expect(Self.marks.allSatisfy { !body.contains($0) })
        }
    }

    @Test(arguments: TestEngine.available)
    func `bodies that are read again and repeated bring nothing back`(engine: TestEngine) async throws {
        try await withForgotten(engine) { office, _ in
            let before = try await office.everybody()
            _ = try await office.database.write {
                try IntakeTable.replay($0, here, from: .beginning, onlyFailed: false)
            }
            try await office.receive([])
            try await office.receive(try Self.bodies())
            #expect(try await office.everybody() == before)
            try await office.expectNoTraces(of: Self.marks)
        }
    }

    @Test(arguments: TestEngine.available)
    func `who writes again from the same phone is somebody new, with a chat of their own`(
        engine: TestEngine
    ) async throws {
        try await withForgotten(engine) { office, _ in
            let before = Set(try await office.everybody().map(\.id))
            try await office.receive(try body(text("wamid.99", "good morning", user: oriolUser, at: 3600)))
            try await office.settle()
            let person = try #require(try await office.persons(of: "wamid.99").first ?? nil)
            #expect(!before.contains(person))
            try await office.erase()
            #expect(try await office.traces(of: ["good morning"]).count > 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a body that nobody has read yet is waited for`(engine: TestEngine) async throws {
        try await withForgotten(engine, isDone: false) { office, _ in
            try await office.store([try body(text("wamid.50", "my secret, once more", at: 30))])
            while let next = try await office.erasure.step(), next <= office.time.now {}
            #expect(try await office.traces(of: ["my secret"]).count > 0)
            try await office.receive([])
            office.time.advance(.seconds(5))
            try await office.erase()
            try await office.expectNoTraces(of: Self.marks)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an admin forgets a person, and HubSpot the contact`(engine: TestEngine) async throws {
        try await withOriol(engine) { office, line, oriol, _ in
            let person = try #require(try await office.persons(of: "wamid.1").first ?? nil)
            try await office.links(line).forget(person, erasesContact: true, author: .token("mara"))
            #expect(office.hub.contact(oriol.value) == nil)
            try await office.readHubSpot()
            try await office.erase()
            try await office.settle()
            try await office.expectNoTraces(of: Self.marks)
            let verbs = try await office.texts(
                "SELECT verb AS value FROM audit WHERE author = \(Author.token("mara").text) ORDER BY audit_id")
            #expect(verbs == ["link_ended", "person_forgotten"])
            await #expect(throws: LinkRefusal.unknownPerson(PersonID(404))) {
                try await office.links(line).forget(PersonID(404), erasesContact: false, author: .token("mara"))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the contact stays where nobody asked HubSpot to erase it`(engine: TestEngine) async throws {
        try await withOriol(engine) { office, line, oriol, lina in
            let person = try #require(try await office.persons(of: "wamid.1").first ?? nil)
            try await office.links(line).forget(person, erasesContact: false, author: .token("mara"))
            try await office.erase()
            try await office.settle()
            #expect(office.hub.contact(oriol.value) != nil)
            #expect(office.hub.communications().allSatisfy { $0.contactIDs == [lina.value] })
            try await office.expectNoTraces(of: ["my secret", oriolUser, "Oriol P"])
        }
    }

    /// Whatever would tell on Oriol. Lina's are not among them.
    private static let marks = [
        "Oriol", oriolPhone, "622 33 34 44", oriolUser, "my secret", "your order", "notes on him", "half a reply",
    ]

    private static func bodies() throws -> [Data] {
        [
            try groupMade("Obra Norte"), try joined(oriolPhone, linaPhone),
            try body(
                text("wamid.1", "my secret", user: oriolUser),
                contacts: [["wa_id": .string(oriolPhone), "profile": ["name": "Oriol P"]]]),
            try body(echo("wamid.2", "your order", at: 1), field: "smb_message_echoes"),
            try body(edit("wamid.3", of: "wamid.1", to: "my secret is out", at: 2)),
            try body(inGroup("wamid.4", "my secret, for all", at: 3)),
            try body(inGroup("wamid.5", "what is left", phone: linaPhone, at: 4)),
            try body(states: [saved("Oriol Pons", at: 5)]),
            try body(statuses: [status("wamid.2", "read", at: 6)]),
            try body(text("wamid.6", "what is left too", phone: linaPhone, at: 7)),
        ]
    }

    private func withForgotten(
        _ engine: TestEngine, isDone: Bool = true, _ check: (Office, _ lina: ContactID) async throws -> Void
    ) async throws {
        try await withOriol(engine) { office, _, oriol, lina in
            #expect(office.hub.deleteContactForPrivacy(oriol.value))
            let now = office.time.now
            try await office.database.write { try ContactErasureTable.ask($0, here, oriol, now: now) }
            try await office.noteContact(oriol)
            if isDone { try await office.erase() }
            try await office.settle()
            try await check(office, lina)
        }
    }

    private func withOriol(
        _ engine: TestEngine,
        _ check: (Office, OfficeLine, _ oriol: ContactID, _ lina: ContactID) async throws -> Void
    ) async throws {
        try await withOffice(engine) { office in
            let line = try OfficeLine(office)
            _ = try await line.connectHubSpot()
            try await office.readHubSpot()
            let oriol = try await office.addContact("Oriol", phone: "+34 622 333 444")
            let lina = try await office.addContact("Lina", phone: "+52 55 1234 5678")
            try await office.receive(try Self.bodies())
            office.time.advance(.seconds(900))
            try await office.settle()
            try await office.writeBeside("wamid.1")
            try await check(office, line, oriol, lina)
        }
    }
}

extension Office {
    fileprivate var erasure: PersonErasure {
        PersonErasure(database: database, workspace: here, changes: changes, clock: time.clock)
    }

    fileprivate func erase() async throws {
        while let next = try await erasure.step(), next <= time.now {}
    }

    /// A draft and a note of the team in the chat of a message.
    fileprivate func writeBeside(_ message: String) async throws {
        let (ids, now) = (ids, time.now)
        try await database.write { connection in
            let chat = try #require(try MessageTable.place(connection, here, WhatsAppMessageID(message))).chat
            try ChatDraftTable.save(
                connection, here, MemberID(7), chat, ChatDraft(text: "half a reply to Oriol"), now: now)
            let note = ChatNote(
                id: ids.next(), chat: chat, kind: .note, author: .token("mara"), text: "notes on him", at: now)
            try ChatNoteTable.insert(connection, here, note)
        }
    }
}
