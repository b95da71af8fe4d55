import Domain
import Storage
import TestEngines
import Testing

@Suite struct MigrateTests {
    private static let steps = [
        Migration(
            number: 1, name: "first",
            statements: [
                """
                CREATE TABLE things (
                    id BIGINT NOT NULL PRIMARY KEY, name TEXT, body BYTEA, share DOUBLE PRECISION, rank INTEGER)
                """,
                "CREATE UNIQUE INDEX things_name ON things (name) WHERE name IS NOT NULL",
            ]),
        Migration(number: 2, name: "second", statements: ["ALTER TABLE things ADD COLUMN until BIGINT"]),
    ]

    @Test(arguments: TestEngine.available)
    func `steps are taken once, in order`(_ engine: TestEngine) async throws {
        try await withOpenDatabase(engine) { database in
            let first = try await migrate(database, Self.steps.dropLast(), now: Timestamp(milliseconds: 5))
            #expect(first == [1])
            let second = try await migrate(database, Self.steps.reversed(), now: Timestamp(milliseconds: 6))
            #expect(second == [2])
            #expect(try await migrate(database, Self.steps, now: Timestamp(milliseconds: 7)).isEmpty)
            let rows = try await database.read {
                try $0.rows("SELECT number, name, applied_at FROM schema_migrations ORDER BY number")
            }
            #expect(try rows.map { try $0.text("name") } == ["first", "second"])
            #expect(try rows.map { try $0.integer("applied_at") } == [5, 6])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a step that fails is undone as a whole`(_ engine: TestEngine) async throws {
        let wrong = Migration(
            number: 2, name: "wrong", statements: ["CREATE TABLE half (id BIGINT)", "CREATE TABLE half (id BIGINT)"])
        try await withOpenDatabase(engine) { database in
            await #expect {
                _ = try await migrate(database, [Self.steps[0], wrong], now: .beginning)
            } throws: {
                guard case .statement(let reason) = $0 as? SQLError else { return false }
                return reason.contains("schema step 2 (wrong)")
            }
            let later = try await migrate(database, Self.steps, now: .beginning)
            #expect(later == [2])
            await #expect(throws: SQLError.self) { try await database.count("half") }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a database of a newer version is refused`(_ engine: TestEngine) async throws {
        try await withOpenDatabase(engine) { database in
            _ = try await migrate(database, Self.steps, now: .beginning)
            await #expect {
                _ = try await migrate(database, [Self.steps[0]], now: .beginning)
            } throws: {
                guard case .schemaIsNewer = $0 as? SQLError, let sentence = ($0 as? SQLError)?.sentence else {
                    return false
                }
                return sentence.contains("schema 2") && sentence.contains("up to 1")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `nodes that start at once take turns`(_ engine: TestEngine) async throws {
        for _ in 0..<(engine == .sqlite ? 30 : 1) {
            try await withDatabaseURL(engine) { url in
                let taken = try await withThrowingTaskGroup { group in
                    for _ in 0..<8 {
                        group.addTask {
                            try await withOpen(url) { try await migrate($0, Self.steps, now: .beginning) }
                        }
                    }
                    return try await group.reduce([], +)
                }
                #expect(taken.sorted() == [1, 2])
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the schema of the program fits both engines`(_ engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            let steps = try await database.count("schema_migrations")
            #expect(steps == Int64(migrations.count))
        }
    }
}
