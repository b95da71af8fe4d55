import Domain
public import Storage

import class Foundation.ProcessInfo

/// The engines a test runs on: `@Test(arguments: TestEngine.available) func … (engine: TestEngine)`.
///
/// PostgreSQL takes part when `LIAISON_TEST_POSTGRES_URL` names a database in which schemas may be made. Without it
/// the engine is left out, and that is printed; where it must not be left out (`CI` or `LIAISON_REQUIRE_POSTGRES` is
/// set), it stays in and its tests fail.
public enum TestEngine: String, CaseIterable, Sendable {
    case sqlite
    case postgresql

    public static let available: [TestEngine] = {
        if serverAddress != nil || isServerRequired { return allCases }
        print("PostgreSQL tests are SKIPPED: LIAISON_TEST_POSTGRES_URL is not set.")
        return [.sqlite]
    }()

    static let serverAddress = ProcessInfo.processInfo.environment["LIAISON_TEST_POSTGRES_URL"]

    private static let isServerRequired: Bool = {
        let environment = ProcessInfo.processInfo.environment
        return ["CI", "LIAISON_REQUIRE_POSTGRES"].contains { ["1", "true"].contains(environment[$0]) }
    }()
}

/// A fresh database with the whole schema, gone afterwards. Tests may run side by side.
@discardableResult
public func withDatabase<Result>(
    _ engine: TestEngine, _ body: (any SQLDatabase) async throws -> Result
) async throws -> Result {
    try await withDatabaseURL(engine) { url in
        let database = try await openDatabase(url)
        return try await closing(database) {
            _ = try await migrate(database, migrations, now: .beginning)
            return try await body(database.engine == .sqlite ? PlanWatch(database) : database)
        }
    }
}

/// The address of a fresh, empty database, for tests that open it themselves. They close what they open.
@discardableResult
public func withDatabaseURL<Result>(
    _ engine: TestEngine, _ body: (DatabaseURL) async throws -> Result
) async throws -> Result {
    switch engine {
    case .sqlite: try await withTemporaryFolder { try await body(DatabaseURL(parsing: "sqlite:\($0)/test.sqlite")) }
    case .postgresql: try await withTemporarySchema(body)
    }
}

func closing<Result>(
    _ database: any SQLDatabase, _ body: () async throws -> Result
) async throws -> Result {
    do {
        let result = try await body()
        await database.close()
        return result
    } catch {
        await database.close()
        throw error
    }
}
