import Domain
import Foundation
import Storage

/// A database to be measured: SQLite in a file, and PostgreSQL where `LIAISON_TEST_POSTGRES_URL` names a server.
struct BenchEngine: Sendable {
    let name: String
    let url: DatabaseURL

    static func all(folder: String) throws -> [BenchEngine] {
        let file = BenchEngine(name: "SQLite", url: try DatabaseURL(parsing: "sqlite:\(folder)/liaison.sqlite"))
        let address = ProcessInfo.processInfo.environment["LIAISON_TEST_POSTGRES_URL"]
        return [file] + (try address.map { [BenchEngine(name: "PostgreSQL", url: try DatabaseURL(parsing: $0))] } ?? [])
    }

    /// An empty database with our schema.
    func open() async throws -> any SQLDatabase {
        let database = try await openDatabase(url)
        _ = try await migrate(database, migrations, now: .beginning)
        return database
    }
}
