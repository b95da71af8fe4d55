import Domain
import Foundation
import Storage
import TestEngines

/// A database to be measured: SQLite in a file, and PostgreSQL where `LIAISON_TEST_POSTGRES_URL` names a server.
struct BenchEngine: Sendable {
    let name: String
    private let url: DatabaseURL

    /// The file of the embedded database.
    var path: String? { url.path }

    private init(name: String, url: DatabaseURL) {
        self.name = name
        self.url = url
    }

    init(file path: String) throws {
        self.init(name: "SQLite", url: try DatabaseURL(parsing: "sqlite:\(path)"))
    }

    /// Measures on one engine after the other, each with a place of its own for the data, gone afterwards.
    static func each(
        _ options: BenchOptions, _ measure: (BenchEngine) async throws -> [Measurement]
    ) async throws -> [Measurement] {
        let lines = try await withBenchFolder(options) { folder in
            try await measure(BenchEngine(file: "\(folder)/liaison.sqlite"))
        }
        guard TestEngine.available.contains(.postgresql) else { return lines }
        return try await lines
            + withDatabaseURL(.postgresql) { try await measure(BenchEngine(name: "PostgreSQL", url: $0)) }
    }

    /// An empty database with our schema, unless it is there already.
    func open() async throws -> any SQLDatabase {
        let database = try await openDatabase(url)
        _ = try await migrate(database, migrations, now: .beginning)
        return database
    }
}
