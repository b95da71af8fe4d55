import Domain
import Storage
import TestEngines
import Testing

struct ContactErasureTableTests {
    @Test(arguments: TestEngine.available)
    func `the texts of a person who asks to be forgotten leave the audit, and what was done stays`(
        engine: TestEngine
    ) async throws {
        try await inTransaction(engine) { connection in
            try ContactMergeTable.add(connection, here, [(ContactID("7"), ContactID("5"))], now: .noon)
            try write(connection, 1, "contact:5", before: "firstname: Ana", after: "firstname: Anita")
            try write(connection, 2, "contact:7", before: "firstname: Ann", after: nil)
            try write(connection, 3, "person:1", before: "contact:7", after: "contact:5")
            try write(connection, 4, "person:1", before: "contact:5", after: "+34 600 111 222")
            try write(connection, 5, "contact:6", before: "firstname: Bo", after: nil)
            try ContactErasureTable.ask(connection, here, ContactID("5"), now: .noon)
            try ContactErasureTable.erase(connection, here, ContactID("5"), now: .noon)
            let rows = try connection.rows("SELECT * FROM audit ORDER BY audit_id")
            #expect(
                try rows.map { try $0.optionalText("before_value") } == [
                    nil, nil, "contact:7", "contact:5", "firstname: Bo",
                ])
            #expect(try rows.map { try $0.optionalText("after_value") } == [nil, nil, "contact:5", nil, nil])
            #expect(try rows.map { try $0.text("reason").contains("Ana") } == [false, false, false, false, true])
            #expect(try rows.map { try $0.text("verb") } == Array(repeating: "changed", count: 5))
            let found = try AuditList.page(
                connection, here, AuditList.Filter(contact: ContactID("5")), PageRequest(limit: 9))
            #expect(found.items.map(\.id.value) == [4, 3, 2, 1])
        }
    }

    @Test(arguments: TestEngine.available)
    func `the reasons of links go too, also under an id that was merged`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try ContactMergeTable.add(connection, here, [(ContactID("7"), ContactID("5"))], now: .noon)
            for (id, contact) in [(1, "5"), (2, "7"), (3, "6")] as [(Int64, String)] {
                try LinkTable.insert(connection, here, sampleLink(id, person: id, contact: contact))
            }
            try ContactErasureTable.erase(connection, here, ContactID("5"), now: .noon)
            let reasons = try connection.rows("SELECT reason FROM links ORDER BY link_id").map { try $0.text("reason") }
            #expect(reasons.map { $0 == "Same number." } == [false, false, true])
        }
    }

    private func write(
        _ connection: any SQLConnection, _ id: Int64, _ subject: String, before: String?, after: String?
    ) throws {
        try AuditTable.add(
            connection, here,
            AuditEntry(
                id: AuditID(id), at: .noon, author: .liaison, verb: "changed", subject: subject, before: before,
                after: after, reason: "Ana wrote it."))
    }
}
