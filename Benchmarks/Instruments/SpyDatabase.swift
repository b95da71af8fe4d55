import Storage
import Synchronization

/// Counts the statements of each write transaction on its way to the real database.
final class SpyDatabase: SQLDatabase {
    private let real: any SQLDatabase
    private let counts = Mutex<[Int]>([])

    init(_ real: any SQLDatabase) {
        self.real = real
    }

    var engine: SQLEngine { real.engine }

    /// Statements of each write transaction since the last time this was asked.
    func takeCounts() -> [Int] {
        counts.withLock { counts in
            defer { counts = [] }
            return counts
        }
    }

    func read<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await real.read(body)
    }

    @discardableResult
    func write<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await real.write { connection in
            let spy = SpyConnection(connection)
            let result = try body(spy)
            self.counts.withLock { $0.append(spy.statements) }
            return result
        }
    }

    func close() async {
        await real.close()
    }
}

private final class SpyConnection: SQLConnection {
    private let real: any SQLConnection
    private(set) var statements = 0

    init(_ real: any SQLConnection) {
        self.real = real
    }

    var engine: SQLEngine { real.engine }

    func run(_ sql: SQL) throws -> Int {
        statements += 1
        return try real.run(sql)
    }

    func rows(_ sql: SQL) throws -> [SQLRow] {
        try real.rows(sql)
    }
}
