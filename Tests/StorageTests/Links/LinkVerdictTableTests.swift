import Domain
import Storage
import TestEngines
import Testing

struct LinkVerdictTableTests {
    @Test(arguments: TestEngine.available)
    func `the last verdict about a person stands until it is removed`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try save(connection, "none", [])
            try save(connection, "conflict", ["501", "502"])
            let rows = try connection.rows("SELECT * FROM link_verdicts")
            #expect(try rows.map { try $0.text("verdict") } == ["conflict"])
            #expect(try rows.map { try $0.text("candidates") } == ["501;502"])
            #expect(try rows.map { try $0.text("reason") } == ["because conflict"])
            try LinkVerdictTable.remove(connection, elsewhere, PersonID(7))
            #expect(try connection.rows("SELECT 1 AS one FROM link_verdicts").count == 1)
            try LinkVerdictTable.remove(connection, here, PersonID(7))
            #expect(try connection.rows("SELECT 1 AS one FROM link_verdicts").isEmpty)
        }
    }

    private func save(_ connection: any SQLConnection, _ verdict: String, _ candidates: [String]) throws {
        try LinkVerdictTable.save(
            connection, here, PersonID(7), verdict: verdict, reason: "because \(verdict)",
            candidates: candidates.map { ContactID($0) }, now: .noon)
    }
}
