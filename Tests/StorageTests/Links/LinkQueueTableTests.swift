import Domain
import Storage
import TestEngines
import Testing

struct LinkQueueTableTests {
    @Test(arguments: TestEngine.available)
    func `a person waits once, with the first cause, and is taken once`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for person in [3, 1, 2, 1] {
                try LinkQueueTable.add(connection, here, person: PersonID(Int64(person)), cause: "new", now: .noon)
            }
            try LinkQueueTable.add(connection, here, person: PersonID(1), cause: "again", now: .noon)
            try LinkQueueTable.add(connection, elsewhere, person: PersonID(1), cause: "other", now: .noon)
            let first = try LinkQueueTable.takePersons(connection, here, limit: 2)
            #expect(first.map(\.person.value).sorted() == [1, 2])
            #expect(Set(first.map(\.cause)) == ["new"])
            #expect(try take(connection) == [3])
            #expect(try take(connection).isEmpty)
            #expect(try LinkQueueTable.takePersons(connection, elsewhere, limit: 9).map(\.cause) == ["other"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `holders of a key are queued by it`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try insertPeople(connection)
            let keys = [sampleKey("34622333441"), sampleKey("34622333444"), sampleKey("999999")]
            try LinkQueueTable.add(connection, here, holdersOf: keys, cause: "contact changed", now: .noon)
            try LinkQueueTable.add(connection, here, holdersOf: keys, cause: "contact changed", now: .noon)
            try LinkQueueTable.add(connection, here, holdersOf: [], cause: "nothing", now: .noon)
            #expect(try take(connection) == [1, 4])
        }
    }

    @Test(arguments: TestEngine.available)
    func `everybody unlinked is who has a number, is not merged away and has no link`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try insertPeople(connection)
            try LinkTable.insert(connection, here, sampleLink(1, person: 1, contact: "501"))
            try LinkTable.insert(connection, here, sampleLink(2, person: 2, contact: "501"))
            try LinkTable.end(connection, here, LinkID(2), reason: "", at: .noon)
            try PersonTable.markMerged(connection, here, PersonID(3), into: PersonID(4))
            try LinkQueueTable.addEverybodyUnlinked(connection, here, cause: "HubSpot connected", now: .noon)
            try LinkQueueTable.addEverybodyUnlinked(connection, here, cause: "nightly", now: .noon)
            #expect(try take(connection) == [2, 4])
            #expect(try take(connection, in: elsewhere).isEmpty)
        }
    }

    /// 1 to 4 with a phone that ends in their id, 5 without any, 1 elsewhere with 1's phone.
    private func insertPeople(_ connection: any SQLConnection) throws {
        for id in 1...4 as ClosedRange<Int64> {
            try insert(connection, here, samplePerson(id, phone: "3462233344\(id)"))
        }
        try insert(connection, here, samplePerson(5, user: "ES.5"))
        try insert(connection, elsewhere, samplePerson(1, phone: "34622333441"))
    }

    private func insert(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: Person) throws {
        try PersonTable.insert(connection, workspace, person, at: .noon, now: .noon)
    }

    private func take(_ connection: any SQLConnection, in workspace: WorkspaceID = here) throws -> [Int64] {
        try LinkQueueTable.takePersons(connection, workspace, limit: 100).map(\.person.value).sorted()
    }
}
