import Domain
import Storage
import TestEngines
import Testing

struct AuditMigrationTests {
    @Test(arguments: TestEngine.available)
    func `what was written before the audit could be asked is found by person and contact too`(
        engine: TestEngine
    ) async throws {
        try await withOpenDatabase(engine) { database async throws in
            let older = migrations.filter { $0.number < 8 }
            _ = try await migrate(database, older, now: .noon)
            try await database.write { connection in
                for (id, subject, before, after) in entries {
                    try connection.run(
                        """
                        INSERT INTO audit (workspace_id, audit_id, at, author, verb, subject, before_value, after_value,
                            reason)
                        VALUES (\(here), \(id), \(Timestamp.noon), 'liaison', 'x', \(subject), \(before), \(after), '')
                        """)
                }
            }
            _ = try await migrate(database, migrations, now: .noon)
            let found = try await database.read { connection in
                let request = PageRequest<AuditKey>(limit: 9)
                return [
                    try AuditList.page(connection, here, .init(person: PersonID(1)), request).items.map(\.id.value),
                    try AuditList.page(connection, here, .init(contact: ContactID("5")), request).items.map(\.id.value),
                ]
            }
            #expect(found == [[2, 1], [4, 1]])
        }
    }

    private let entries: [(Int64, String, String?, String?)] = [
        (1, "person:1", "contact:5", "contact:5"), (2, "person:1", nil, nil), (3, "number:5", "contact: 5", nil),
        (4, "contact:5", "city: Lugo", String(repeating: "contact:5", count: 900)),
    ]
}
