import Storage
import TestEngines

/// A database with one table of every column type, for tests of the SQL layer itself.
@discardableResult
func withScratch<Result>(
    _ engine: TestEngine, _ body: (any SQLDatabase) async throws -> Result
) async throws -> Result {
    try await withOpenDatabase(engine) { database in
        try await database.write { connection in
            try connection.run(
                """
                CREATE TABLE things (
                    id BIGINT NOT NULL PRIMARY KEY,
                    whole BIGINT,
                    small INTEGER,
                    name TEXT,
                    amount DOUBLE PRECISION,
                    body BYTEA)
                """)
        }
        return try await body(database)
    }
}

/// A database without any schema.
@discardableResult
func withOpenDatabase<Result>(
    _ engine: TestEngine, _ body: (any SQLDatabase) async throws -> Result
) async throws -> Result {
    try await withDatabaseURL(engine) { url in
        try await withOpen(url, body)
    }
}

@discardableResult
func withOpen<Result>(_ url: DatabaseURL, _ body: (any SQLDatabase) async throws -> Result) async throws -> Result {
    let database = try await openDatabase(url)
    do {
        let result = try await body(database)
        await database.close()
        return result
    } catch {
        await database.close()
        throw error
    }
}

extension SQLDatabase {
    func count(_ table: SQL = "things") async throws -> Int64 {
        try await read { connection in
            try connection.row("SELECT COUNT(*) AS n FROM \(sql: table)")?.integer("n") ?? 0
        }
    }
}
