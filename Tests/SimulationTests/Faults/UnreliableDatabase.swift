import Storage

/// A real database that now and then fails before or after a commit, and refuses everything once its program has
/// crashed.
struct UnreliableDatabase: SQLDatabase {
    /// Told apart from what a database says by itself: anything else is a mistake of the program.
    static let trouble = "simulated"

    let database: any SQLDatabase
    let fate: Fate

    var engine: SQLEngine { database.engine }

    func read<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        switch fate.ofRead() {
        case .goes: return try await database.read(body)
        case .failsBefore, .failsAfter, .comesLate: throw SQLError.unavailable(Self.trouble)
        }
    }

    @discardableResult
    func write<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        switch fate.ofWrite() {
        case .goes: return try await database.write(body)
        case .failsBefore, .comesLate: throw SQLError.unavailable(Self.trouble)
        case .failsAfter:
            _ = try await database.write(body)
            throw SQLError.unavailable(Self.trouble)
        }
    }

    func close() async {}
}
