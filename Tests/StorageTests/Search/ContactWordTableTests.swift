import Domain
import Foundation
import TestEngines
import Testing

@testable import Storage

struct ContactWordTableTests {
    @Test(arguments: TestEngine.available)
    func `the first import writes no words, and one walk afterwards writes them all`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try connectHubSpot(connection)
            try store(connection, book)
            #expect(try rows(connection).isEmpty)
            #expect(try !ContactWordTable.isComplete(connection, here))
            while try ContactWordTable.writeNext(connection, here, limit: 3) {}
            #expect(try ContactWordTable.isComplete(connection, here))
            #expect(try rows(connection) == expectedRows(book))
            #expect(try !ContactWordTable.writeNext(connection, here, limit: 3))
            #expect(try rows(connection, elsewhere).isEmpty)
        }
    }

    /// Each page is a transaction; what happens between two of them may be anything.
    @Test(arguments: TestEngine.available, 0..<8)
    func `whatever is stored, renamed or removed while the walk goes on, the words end right`(
        engine: TestEngine, pages: Int
    ) async throws {
        try await inTransaction(engine) { connection in
            try connectHubSpot(connection)
            try store(connection, book)
            for _ in 0..<pages { _ = try ContactWordTable.writeNext(connection, here, limit: 2) }
            let renamed = person("103", "Renata", "Nueva", "renata@neu.example")
            let first = person("100", "Zoë", "Erste", nil)
            let new = [person("099", "Vor", "Allen", nil), person("105a", "Mitten", "Drin", nil)]
            try store(connection, [renamed, first] + new)
            try ContactTable.remove(connection, here, ContactID("107"))
            while try ContactWordTable.writeNext(connection, here, limit: 2) {}
            let gone: Set = ["103", "100", "107"]
            let left = book.filter { !gone.contains($0.id.value) } + [renamed, first] + new
            #expect(try rows(connection) == expectedRows(left))
            #expect(try vocabulary(connection) == expectedVocabulary(left))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a word that nobody has any more is nowhere`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try connectHubSpot(connection)
            _ = try ContactWordTable.writeNext(connection, here, limit: 1)
            try store(connection, [person("1", "Ana", "Xochitl", nil), person("2", "Anabel", "Ruiz", nil)])
            try store(connection, [person("2", "Anabel", "Xochitl", nil)])
            #expect(try vocabulary(connection) == ["ana", "anabel", "xochitl"])
            try ContactTable.remove(connection, here, ContactID("1"))
            #expect(try vocabulary(connection) == ["anabel", "xochitl"])
            try ContactTable.remove(connection, here, ContactID("2"))
            #expect(try vocabulary(connection).isEmpty && rows(connection).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `ranges of words compare by bytes on both engines`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try connectHubSpot(connection)
            _ = try ContactWordTable.writeNext(connection, here, limit: 1)
            let words = ["co", "coa", "cob", "Č", "d", "c", "coz", "王小", "王"]
            for (place, word) in words.enumerated() { try store(connection, [person("\(place)", word, nil, nil)]) }
            #expect(try find(connection, "co") == ["0", "1", "2", "6"])
            #expect(try find(connection, "王小") == ["7"])
        }
    }

    private func find(_ connection: any SQLConnection, _ text: String) throws -> [String] {
        try ContactFinder(connection, here).find(ContactQuery(text, defaultRegion: nil), limit: 20).map(\.id.value)
    }

    private var book: [Contact] {
        (100..<110).map { person("\($0)", "Ana \($0 % 3)", "Díaz-\($0)", "ana\($0)@acme.example") }
    }

    private func vocabulary(_ connection: any SQLConnection) throws -> [String] {
        try connection.rows("SELECT word FROM search_words WHERE workspace_id = \(here)").map { try $0.text("word") }
            .sorted()
    }

    private func rows(_ connection: any SQLConnection, _ workspace: WorkspaceID = here) throws -> [String] {
        try connection.rows("SELECT contact_id, word FROM contact_words WHERE workspace_id = \(workspace)").map {
            "\(try $0.text("contact_id")) \(try $0.text("word"))"
        }.sorted()
    }

    private func expectedRows(_ contacts: [Contact]) -> [String] {
        contacts.flatMap { contact in ContactWords(contact).all.map { "\(contact.id) \($0)" } }.sorted()
    }

    private func expectedVocabulary(_ contacts: [Contact]) -> [String] {
        Set(contacts.flatMap { ContactWords($0).all }.filter(SearchTerm.mayBeMistyped)).sorted()
    }
}

func person(_ id: String, _ first: String?, _ last: String?, _ email: String?) -> Contact {
    Contact(
        id: ContactID(id), firstName: first, lastName: last, email: email, owner: nil, phones: [], modifiedAt: .noon)
}

func store(_ connection: any SQLConnection, _ contacts: [Contact]) throws {
    let readings = contacts.map { ContactTable.Reading(contact: $0, numbers: []) }
    _ = try ContactTable.store(connection, here, readings, now: .noon)
}

func connectHubSpot(_ connection: any SQLConnection) throws {
    try HubSpotAccountTable.connect(
        connection, here,
        HubSpotAccount(id: HubID("10203040"), timeZone: "UTC", uiDomain: "app.example.net", currency: nil),
        HubSpotAccountTable.SealedTokens(access: Data()), sealedClientSecret: nil,
        state: ConnectionState(.connected, ""), now: .noon)
}
