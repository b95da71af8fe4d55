/// A PostgreSQL server over a small pool of connections, each on a thread of its own.
///
/// `write` is SERIALIZABLE: the server's default, READ COMMITTED, lets two transactions both read "no link yet" and
/// both write one, and REPEATABLE READ does too when they write different rows. SQLite's single writer rules that out,
/// and code that decides from what it read must be as safe here. The price is that the server may refuse a transaction
/// (40001, 40P01); it is then run again, a bounded number of times. `read` is one REPEATABLE READ READ ONLY snapshot,
/// which is never refused.
struct PostgreSQLDatabase: SQLDatabase {
    private let pool: PostgreSQLPool

    var engine: SQLEngine { .postgresql }

    /// Connects once, so that a wrong address is known at the start; the other connections are made when needed.
    init(address: String, connections: Int = 4) async throws {
        pool = PostgreSQLPool(address: address, count: connections)
        do {
            _ = try await read { _ in true }
        } catch {
            await pool.close()
            throw error
        }
    }

    func read<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await transaction(.read, body)
    }

    @discardableResult
    func write<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await transaction(.write, body)
    }

    func close() async {
        await pool.close()
    }

    private func transaction<T: Sendable>(
        _ mode: PostgreSQLTransactionMode, _ body: @Sendable (any SQLConnection) throws -> T
    ) async throws -> T {
        let worker = try await pool.take()
        defer { pool.giveBack(worker) }
        return try await worker.transaction(mode, body)
    }
}
