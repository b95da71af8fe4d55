import Domain
import Storage
import TestEngines
import Testing

struct LinkVerdictTableTests {
    @Test(arguments: TestEngine.available)
    func `the last verdict about a person stands until it is removed`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try save(connection, .none, [])
            try save(connection, .conflict, ["501", "502"])
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

    @Test(arguments: TestEngine.available)
    func `what was dismissed stays so until other contacts fit, or in another way`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try save(connection, .suggestion, ["501"])
            let open = try #require(try find(connection))
            #expect(open.candidates == [candidate("501")] && !open.isDismissed)
            try LinkVerdictTable.dismiss(connection, here, open)
            #expect(try find(connection)?.isDismissed == true)
            try save(connection, .suggestion, ["501"])
            #expect(try find(connection)?.isDismissed == true)
            try save(connection, .suggestion, ["501", "502"])
            #expect(try find(connection)?.isDismissed == false)
        }
    }

    private func find(_ connection: any SQLConnection) throws -> LinkVerdict? {
        try LinkVerdictTable.find(connection, here, PersonID(7))
    }

    private func candidate(_ id: String) -> LinkCandidate {
        LinkCandidate(
            contact: ContactID(id), name: "Contact \(id)", verdict: "probable", fit: "national", rule: "national-form",
            kind: "national-form/national", property: "phone", text: "622 333 444", personKey: "34622333444",
            contactKey: nil, reason: "Why.", wouldChange: "What.", duplicates: [], isSafeForAll: true)
    }

    private func save(_ connection: any SQLConnection, _ kind: LinkVerdict.Kind, _ candidates: [String]) throws {
        try LinkVerdictTable.save(
            connection, here,
            LinkVerdict(
                person: PersonID(7), kind: kind, reason: "because \(kind.rawValue)",
                candidates: candidates.map(candidate), decidedAt: .noon))
    }
}
