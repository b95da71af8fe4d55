import Domain
import Storage
import TestEngines
import Testing

struct LinkTableTests {
    @Test(arguments: TestEngine.available)
    func `a link is found from both sides until it ends`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let link = sampleLink(1, person: 7, contact: "501")
            try LinkTable.insert(connection, here, link)
            try LinkTable.insert(connection, here, sampleLink(2, person: 8, contact: "501"))
            try LinkTable.insert(connection, here, sampleLink(3, person: 9, contact: "502"))
            #expect(try LinkTable.active(connection, here, person: PersonID(7)) == link)
            #expect(try persons(connection, "501") == [7, 8])
            #expect(try LinkTable.active(connection, elsewhere, person: PersonID(7)) == nil)
            try LinkTable.end(connection, here, link.id, reason: "Wrong.", at: .noon + .seconds(1))
            try LinkTable.end(connection, here, link.id, reason: "Later.", at: .noon + .seconds(2))
            #expect(try LinkTable.active(connection, here, person: PersonID(7)) == nil)
            #expect(try persons(connection, "501") == [8])
            let row = try #require(try connection.row("SELECT ended_at, end_reason FROM links WHERE link_id = 1"))
            #expect(try row.timestamp("ended_at") == .noon + .seconds(1))
            #expect(try row.text("end_reason") == "Wrong.")
            try LinkTable.insert(connection, here, sampleLink(4, person: 7, contact: "502"))
            #expect(try persons(connection, "502") == [7, 9])
        }
    }

    @Test(arguments: TestEngine.available)
    func `of many contacts those with a living link are told`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for (id, contact) in [(1, "501"), (2, "501"), (3, "502"), (4, "503")] {
                try LinkTable.insert(connection, here, sampleLink(Int64(id), person: Int64(id), contact: contact))
            }
            try LinkTable.end(connection, here, LinkID(3), reason: "", at: .noon)
            let asked = Set(["501", "502", "504"].map { ContactID($0) })
            #expect(try LinkTable.linked(connection, here, among: asked) == [ContactID("501")])
            #expect(try LinkTable.linked(connection, here, among: []).isEmpty)
            #expect(try LinkTable.linked(connection, elsewhere, among: asked).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the schema allows a person one living link`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { try LinkTable.insert($0, here, sampleLink(1, person: 7, contact: "501")) }
            await #expect {
                try await database.write { try LinkTable.insert($0, here, sampleLink(2, person: 7, contact: "502")) }
            } throws: {
                guard case .constraint = $0 as? SQLError else { return false }
                return true
            }
        }
    }

    private func persons(_ connection: any SQLConnection, _ contact: String) throws -> [Int64] {
        try LinkTable.active(connection, here, contact: ContactID(contact)).map(\.person.value).sorted()
    }
}
