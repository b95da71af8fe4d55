import Domain
import Foundation
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// Two persons who were joined are two again when somebody says so.
struct SeparationTests {
    private static let before = ["wamid.1", "wamid.2", "wamid.3", "wamid.4"]

    /// Oriol is known by phone, with a name in an address book, and linked; a stranger by user id. They have a chat
    /// with ventas each, and Oriol one with support; then a message names both as one.
    private func withJoined(
        _ engine: TestEngine, _ body: (Office, _ known: PersonID, _ stranger: PersonID) async throws -> Void
    ) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            try await office.addContact("Oriol Forn", phone: "+34 622 333 444")
            try await office.receive(
                try SyncTests.body(text("wamid.1", "from the phone")),
                try SyncTests.body(text("wamid.2", "also", at: 10), number: support),
                try SyncTests.body(text("wamid.3", "from the id", phone: nil, user: "ES.9", at: 20)),
                try SyncTests.body(text("wamid.4", "again", phone: nil, user: "ES.9", at: 25)),
                try SyncTests.body(states: [saved("Oriol (taller)", at: 30)]))
            try await office.settle()
            let people = try await office.persons(of: Self.before)
            try await office.receive(try SyncTests.body(text("wamid.5", "both", user: "ES.9", at: 60)))
            try await office.settle()
            try await body(office, try #require(people[0]), try #require(people[2]))
        }
    }

    @Test(arguments: TestEngine.available)
    func `what was whose before is theirs again, and what came since stays`(engine: TestEngine) async throws {
        try await withJoined(engine) { office, known, stranger in
            #expect(try await office.everybody().map(\.id) == [stranger])
            #expect(try await office.person(stranger)?.bookName == "Oriol (taller)")
            let contact = try #require(try await office.contact(of: stranger))
            #expect(try await office.count("chats") == 2)
            #expect(try await office.count("messages") == 5)
            try await office.receive(try body(text("wamid.6", "since", user: "ES.9", at: 90), number: support))
            _ = try await office.separate()
            try await office.settle()
            let people = try await office.persons(of: Self.before + ["wamid.5", "wamid.6"])
            #expect(people == [known, known, stranger, stranger, stranger, stranger])
            #expect(try await office.count("messages") == 6)
            #expect(try await office.count("chats") == 4)
            #expect(try await office.person(known)?.bookName == "Oriol (taller)")
            #expect(try await office.person(stranger)?.bookName == nil)
            #expect(try await office.person(stranger)?.phone == oriolPhone)
            #expect(try await office.person(known)?.phone == nil)
            #expect(try await office.contact(of: known) == contact)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the timeline of the contact shows the one who is linked to it and nobody else`(
        engine: TestEngine
    ) async throws {
        try await withJoined(engine) { office, known, stranger in
            #expect(office.shown().contains("from the id"))
            _ = try await office.separate()
            try await office.settle()
            // The phone is the stranger's now, and the contact has it: both are linked to the contact, as two.
            try await office.block(stranger)
            try await office.settle()
            let shown = office.shown()
            #expect(shown.contains("from the phone") && shown.contains("also"))
            #expect(!shown.contains("from the id") && !shown.contains("both"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `nothing joins the two again by itself, whatever comes or is read again`(engine: TestEngine) async throws {
        try await withJoined(engine) { office, known, stranger in
            _ = try await office.separate()
            _ = try await office.database.write {
                try IntakeTable.replay($0, here, from: .beginning, onlyFailed: false)
            }
            while try await office.incoming.step() > 0 {}
            try await office.receive(
                try body(text("wamid.7", "late", user: "ES.9", at: 15)),
                try body(text("wamid.8", "now", user: "ES.9", at: 200)))
            #expect(try await office.everybody().map(\.id).sorted() == [known, stranger].sorted())
            #expect(try await office.persons(of: "wamid.1", "wamid.3", "wamid.8") == [known, stranger, stranger])
        }
    }

    @Test(arguments: TestEngine.available)
    func `it is done once, and who did it is in the audit`(engine: TestEngine) async throws {
        try await withJoined(engine) { office, known, stranger in
            let join = try await office.separate()
            #expect(join.undoneBy == .token("ana") && join.absorbed == known && join.person == stranger)
            await #expect(throws: LinkRefusal.separatedAlready(join.id)) { try await office.separate(join.id) }
            await #expect(throws: LinkRefusal.unknownJoin(PersonJoinID(4))) {
                try await office.separate(PersonJoinID(4))
            }
            let verbs = try await office.texts(
                "SELECT verb || ' ' || author AS value FROM audit WHERE verb LIKE 'persons_%' ORDER BY audit_id")
            #expect(verbs == ["persons_joined liaison", "persons_separated token:ana"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what each said in a group, and when they were in it, is told apart again`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            try await office.addContact("Oriol Forn", phone: "+34 622 333 444")
            let unnamed = message(
                "wamid.2", ["type": "text", "text": ["body": "by id"], "group_id": .string(northGroup.value)],
                phone: nil, user: "ES.9", at: 10)
            try await office.receive(
                try groupMade("Obra Norte"), try body(inGroup("wamid.1", "by phone"), unnamed),
                try body(statuses: [groupStatus("wamid.0", "delivered", of: oriolPhone)]))
            let people = try await office.persons(of: "wamid.1", "wamid.2")
            try await office.receive(try body(text("wamid.5", "both", user: "ES.9", at: 60)))
            try await office.settle()
            #expect(try await office.persons(of: "wamid.1", "wamid.2") == [people[1], people[1]])
            #expect(try await office.members().map(\.person.id) == [people[1]])
            _ = try await office.separate()
            try await office.settle()
            #expect(try await office.persons(of: "wamid.1", "wamid.2") == people)
            #expect(Set(try await office.members().map(\.person.id)) == Set(people.compactMap(\.self)))
            let reached = try await office.numbers("SELECT person_id AS value FROM participant_statuses")
            #expect(reached == people.prefix(1).compactMap { $0?.value })
        }
    }

    @Test(arguments: TestEngine.available)
    func `of two joins in a row the first can be undone too`(engine: TestEngine) async throws {
        try await withJoined(engine) { office, known, stranger in
            // The one who goes on turns out to be a third.
            try await office.receive(
                try body(text("wamid.9", "third", phone: nil, user: "ES.10", at: 100)),
                try body(
                    changedNumber(
                        "wamid.10", from: oriolPhone, oldUser: "ES.9", to: "34600000001", newUser: "ES.10", at: 110)))
            let everybody = try await office.everybody()
            #expect(everybody.count == 1)
            let first = try await office.texts("SELECT MIN(CAST(join_id AS TEXT)) AS value FROM person_joins")
            let id = try #require(PersonJoinID(text: first[0]))
            _ = try await office.separate(id)
            #expect(try await office.persons(of: "wamid.1", "wamid.2") == [known, known])
            #expect(try await office.persons(of: "wamid.3", "wamid.9") == [everybody[0].id, everybody[0].id])
        }
    }
}

extension Office {
    @discardableResult
    fileprivate func separate(_ id: PersonJoinID? = nil) async throws -> PersonJoin {
        let joins = try await numbers("SELECT join_id AS value FROM person_joins ORDER BY join_id DESC")
        let id = try id ?? PersonJoinID(#require(joins.first))
        let (pace, ids, now) = (pace, ids, time.now)
        return try await database.write { connection in
            try PersonJoiner(connection: connection, workspace: here, pace: pace, now: now, ids: ids)
                .separate(id, author: .token("ana"))
        }
    }

    /// The link of this person is none.
    fileprivate func block(_ person: PersonID) async throws {
        let (pace, ids, now) = (pace, ids, time.now)
        try await database.write { connection in
            guard let link = try LinkTable.active(connection, here, person: person) else { return }
            _ = try LinkWriter(connection: connection, workspace: here, pace: pace, now: now, ids: ids)
                .unlink(link.id, author: .token("ana"))
        }
    }

    fileprivate func shown() -> String { hub.communications().map(\.body).joined() }
}
