import Domain
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

struct GroupOpeningTests {
    @Test(arguments: TestEngine.available)
    func `everybody in an opened group is matched by the national number too, and answered`(
        engine: TestEngine
    ) async throws {
        try await withOpenGroup(engine) { office, open in
            let oriol = try await office.addContact("Oriol", phone: "622 333 444")
            for name in ["Lee", "Lea"] { try await office.addContact(name, phone: "07700 900123") }
            try await office.link()
            let opened = try await open()
            #expect(opened.map { $0.link?.contact } == [oriol, nil, nil])
            #expect(opened.map { $0.verdict?.kind } == [nil, LinkVerdict.Kind.none, .suggestion])
            #expect(opened[0].link?.method == .fuzzy)
            try await office.receive(try body(inGroup("wamid.1", phone: linaPhone)))
            try await office.settle()
            #expect(office.hub.communications().map(\.contactIDs) == [[oriol.value]])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a group opened again asks nothing anew, and says the same as each person's own chat`(
        engine: TestEngine
    ) async throws {
        try await withOpenGroup(engine) { office, open in
            try await office.addContact("Oriol", phone: "622 333 444")
            for name in ["Lee", "Lea"] { try await office.addContact(name, phone: "07700 900123") }
            let opened = try await open()
            let decided = try await office.numbers("SELECT decided_at AS value FROM link_verdicts")
            office.time.advance(.seconds(60))
            #expect(try await open() == opened)
            #expect(try await office.numbers("SELECT decided_at AS value FROM link_verdicts") == decided)
            try await office.receive(try body(text("wamid.own", phone: "447700900123")))
            let links = office.links(try OfficeLine(office))
            let place = try await office.database.read {
                try MessageTable.place($0, here, WhatsAppMessageID("wamid.own"))
            }
            #expect(try await links.open(try #require(place).chat) == [opened[2]])
        }
    }

    @Test(arguments: TestEngine.available)
    func `who left is answered after who is there, and a blocked one is not linked`(engine: TestEngine) async throws {
        try await withOpenGroup(engine) { office, open in
            try await office.addContact("Oriol", phone: "622 333 444")
            let link = try #require(try await open().first?.link)
            _ = try await office.links(try OfficeLine(office)).unlink(link.id, author: .token("mara"))
            try await office.receive(try left(oriolPhone, at: 60))
            let opened = try await open()
            #expect(opened.last?.person == link.person)
            #expect(opened.last?.link == nil && opened.last?.verdict?.kind == .blocked)
        }
    }

    @Test(arguments: TestEngine.available)
    func `nothing is decided before all contacts are here`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.receive(try joined(oriolPhone, linaPhone))
            let chat = try #require(try await office.groupChat()).id
            let opened = try await office.links(try OfficeLine(office)).open(chat)
            #expect(opened.count == 2 && opened.allSatisfy { $0.link == nil && $0.verdict == nil })
        }
    }
}

/// Oriol, Lina and somebody from Leeds have just joined.
private func withOpenGroup(
    _ engine: TestEngine, _ check: (Office, () async throws -> [OpenedPerson]) async throws -> Void
) async throws {
    try await withOffice(engine) { office in
        let line = try OfficeLine(office)
        _ = try await line.connectHubSpot()
        try await office.readHubSpot()
        try await office.receive(try joined(oriolPhone, linaPhone, "447700900123"))
        try await office.link()
        let chat = try #require(try await office.groupChat()).id
        try await check(office) { try await office.links(line).open(chat) }
    }
}
