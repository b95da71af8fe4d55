import Domain
import Storage
import TestEngines
import Testing

struct AuditTableTests {
    @Test(arguments: TestEngine.available)
    func `an entry keeps who, what, before, after and why`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try AuditTable.add(connection, here, entry(1, by: .token("make"), before: "owner:1", after: nil))
            try AuditTable.add(connection, elsewhere, entry(1, by: .liaison, before: nil, after: "owner:2"))
            let rows = try connection.rows("SELECT * FROM audit ORDER BY workspace_id")
            #expect(try rows.map { try $0.text("author") } == ["token:make", "liaison"])
            #expect(try rows.map { try $0.optionalText("before_value") } == ["owner:1", nil])
            #expect(try rows.map { try $0.optionalText("after_value") } == [nil, "owner:2"])
            #expect(try rows.map { try $0.timestamp("at") } == [.noon, .noon])
            #expect(try rows[0].text("verb") == "mapping_changed")
            #expect(try rows[0].text("subject") == "number:106")
            #expect(try rows[0].text("reason") == "From now on.")
        }
    }

    private func entry(_ id: Int64, by author: Author, before: String?, after: String?) -> AuditEntry {
        AuditEntry(
            id: AuditID(id), at: .noon, author: author, verb: "mapping_changed", subject: "number:106", before: before,
            after: after, reason: "From now on.")
    }
}
