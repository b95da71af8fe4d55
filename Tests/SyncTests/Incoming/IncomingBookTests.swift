import Domain
import Foundation
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

/// What the address book on the owner's phone says (coexistence).
struct IncomingBookTests {
    @Test(arguments: TestEngine.available)
    func `a contact of the phone is a person with a name, linked by the full number`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            let contact = try await office.addContact("Oriol Forn", phone: "+34 622 333 444")
            try await office.receive(try body(states: [saved("Oriol (taller)", user: oriolUser, at: 5)]))
            try await office.settle()
            let person = try #require(try await office.everybody().first)
            #expect(person.bookName == "Oriol (taller)" && person.phone == oriolPhone)
            #expect(person.userID == BusinessScopedUserID(oriolUser))
            #expect(try await office.contact(of: person.id) == contact)
            #expect(try await office.count("chats") == 0)
        }
    }

    @Test(arguments: TestEngine.available, [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
    func `the last word of one book counts, in whatever order it comes`(
        engine: TestEngine, order: [Int]
    ) async throws {
        let states = [
            saved("Oriol", at: 10), saved("Oriol Forn", user: oriolUser, at: 20), removed(user: oriolUser, at: 30),
        ]
        try await withOffice(engine) { office in
            for index in order { try await office.receive(try body(states: [states[index]])) }
            let people = try await office.everybody()
            #expect(people.map(\.bookName) == [nil])
            #expect(people.map(\.phone) == [oriolPhone])
        }
    }

    @Test(arguments: TestEngine.available)
    func `each phone has a book of its own, and a removal from one leaves the other's name`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            try await office.receive(
                try body(states: [saved("Oriol", at: 10)], number: support),
                try body(states: [saved("Forn, Oriol", at: 20)]))
            #expect(try await office.everybody().map(\.bookName) == ["Forn, Oriol"])
            try await office.receive(try body(states: [removed(at: 30)]))
            #expect(try await office.everybody().map(\.bookName) == ["Oriol"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a phone's name is shown before a file's, which comes back when it goes`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.importBook("name,phone\nOriol of the file,+34 622 333 444\n")
            try await office.receive(try body(states: [saved("Oriol of the phone", at: 10)]))
            #expect(try await office.everybody().map(\.bookName) == ["Oriol of the phone"])
            try await office.importBook("name,phone\nOriol of another file,+34 622 333 444\n")
            #expect(try await office.everybody().map(\.bookName) == ["Oriol of the phone"])
            try await office.receive(try body(states: [removed(at: 30)]))
            #expect(try await office.everybody().map(\.bookName) == ["Oriol of another file"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a spelling of the address book finds the person, and so does WhatsApp's of the book's`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            try await office.receive(try body(text("wamid.1", phone: linaPhone)))
            try await office.receive(try body(states: [saved("Lina", phone: "525512345678", at: 10)]))
            try await office.receive(try body(states: [saved("Pau", phone: "525599990000", at: 10)]))
            try await office.receive(try body(text("wamid.2", phone: "5215599990000")))
            #expect(try await office.everybody().map(\.bookName) == ["Lina", "Pau"])
            #expect(try await office.everybody().map(\.phone) == [linaPhone, "5215599990000"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a number and a user id of one entry belong together, and the chat of each is one person's`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            try await office.receive(
                try body(text("wamid.1")), try body(text("wamid.2", phone: nil, user: oriolUser), number: support),
                try body(states: [saved("Oriol", user: oriolUser, at: 60)]))
            let people = try await office.everybody()
            #expect(people.map(\.bookName) == ["Oriol"])
            #expect(try await office.persons(of: "wamid.1", "wamid.2") == [people[0].id, people[0].id])
        }
    }

    @Test(arguments: TestEngine.available)
    func `another name in the book is written on the timeline`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            try await office.addContact("Oriol Forn", phone: "+34 622 333 444")
            try await office.receive(try body(text("wamid.1", user: oriolUser)))
            try await office.settle()
            try await office.receive(try body(states: [saved("Oriol (taller)", at: 60)]))
            try await office.settle()
            let shown = office.hub.communications().map(\.body).joined()
            #expect(shown.contains("Oriol (taller)"))
        }
    }
}
