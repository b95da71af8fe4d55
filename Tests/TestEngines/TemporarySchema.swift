import Foundation
import Storage

/// The server has a limited number of connections and tests start all at once, so only so many have a schema at a time.
private let turnstile = Turnstile(places: 6)

struct ServerAddressMissing: Error, CustomStringConvertible {
    let description = "LIAISON_TEST_POSTGRES_URL is not set, and here PostgreSQL must be tested."
}

/// A schema of its own in the test database, dropped afterwards.
@discardableResult
func withTemporarySchema<Result>(_ body: (DatabaseURL) async throws -> Result) async throws -> Result {
    guard let address = TestEngine.serverAddress else { throw ServerAddressMissing() }
    await turnstile.enter()
    defer { turnstile.leave() }
    let name = "test_" + UUID().uuidString.replacingOccurrences(of: "-", with: "").lowercased()
    try await administer(address, "CREATE SCHEMA ", name)
    let option = "options=-c%20search_path%3D\(name)"
    let url = try DatabaseURL(parsing: address + (address.contains("?") ? "&" : "?") + option)
    do {
        let result = try await body(url)
        try await administer(address, "DROP SCHEMA ", name, " CASCADE")
        return result
    } catch {
        try? await administer(address, "DROP SCHEMA ", name, " CASCADE")
        throw error
    }
}

/// A name cannot be an argument, and `SQL` takes no text but literals; so the server itself puts the statement
/// together.
private func administer(_ address: String, _ verb: String, _ name: String, _ end: String = "") async throws {
    let database = try await openDatabase(DatabaseURL(parsing: address))
    let statement = verb + name + end
    try await closing(database) {
        try await database.write { connection in
            try connection.run("SELECT set_config('liaison.statement', \(statement), true)")
            try connection.run("DO $$ BEGIN EXECUTE current_setting('liaison.statement'); END $$")
        }
    }
}
