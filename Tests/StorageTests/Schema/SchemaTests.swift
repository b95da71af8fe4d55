import Domain
import Storage
import TestEngines
import Testing

struct SchemaTests {
    @Test(arguments: TestEngine.available)
    func `the whole history of the schema is applied once`(engine: TestEngine) async throws {
        #expect(migrations.map(\.number) == Array(1...migrations.count))
        try await withOpenDatabase(engine) { database async throws in
            #expect(try await migrate(database, migrations, now: .noon) == migrations.map(\.number))
            #expect(try await migrate(database, migrations, now: .noon).isEmpty)
        }
    }

    /// Tenants never meet, and the schema can be sharded by tenant.
    @Test func `every key starts with the workspace, but where a vendor's id finds it`() async throws {
        let byVendor = ["whatsapp_accounts_one_workspace", "api_tokens_digest"]
        try await withDatabase(.sqlite) { database in
            let keys = try await database.read { connection in
                try connection.rows(
                    """
                    SELECT i.name AS key_name, c.name AS first_column FROM sqlite_master AS t
                    JOIN pragma_index_list(t.name) AS i JOIN pragma_index_info(i.name) AS c
                    WHERE t.type = 'table' AND c.seqno = 0 AND t.name <> 'schema_migrations'
                    """
                ).map { (try $0.text("key_name"), try $0.text("first_column")) }
            }
            #expect(keys.count > 30)
            #expect(keys.filter { $0.1 != "workspace_id" }.map(\.0).sorted() == byVendor.sorted())
        }
    }
}
