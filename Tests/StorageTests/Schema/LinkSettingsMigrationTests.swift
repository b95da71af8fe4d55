import Domain
import Linking
import Storage
import TestEngines
import Testing

struct LinkSettingsMigrationTests {
    @Test(arguments: TestEngine.available)
    func `links that stand get the number that their person had when they were made`(
        engine: TestEngine
    ) async throws {
        try await withOpenDatabase(engine) { database async throws in
            _ = try await migrate(database, migrations.filter { $0.number < 10 }, now: .noon)
            try await database.write { connection in
                for (id, phone) in [(Int64(1), "34600000001"), (2, "34600000002"), (3, nil)] {
                    try insertOldPerson(connection, id, phone: phone)
                    try connection.run(
                        """
                        INSERT INTO links (workspace_id, link_id, person_id, contact_id, method, rule, reason, author,
                            made_at)
                        VALUES (\(here), \(id), \(id), '5', 'exact', '', '', 'liaison', \(Timestamp.noon))
                        """)
                }
                try PersonTable.setPhone(
                    connection, here, PersonID(2), "34699999999", at: .noon + .seconds(60))
            }
            _ = try await migrate(database, migrations, now: .noon)
            let phones = try await database.read { connection in
                try (1...3).map { try LinkTable.find(connection, here, LinkID($0))?.phone?.digits }
            }
            #expect(phones == ["34600000001", "34600000002", nil])
        }
    }
}
