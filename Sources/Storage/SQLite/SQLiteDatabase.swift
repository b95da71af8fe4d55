import Dispatch
import Foundation
import GRDB
import Synchronization

/// SQLite in one file (or in memory): one writer, several readers that never wait for it.
final class SQLiteDatabase: SQLDatabase {
    private let database: any DatabaseWriter
    private let isClosed = Atomic(false)

    var engine: SQLEngine { .sqlite }

    /// Opens or creates the file and its folder.
    init(path: String) throws {
        do {
            try Self.makeFile(path)
            let pool = try Self.pool(path)
            // GRDB sets NORMAL when it turns the write-ahead log on, and NORMAL may lose the last commits when the
            // power fails. A webhook is answered 200 because its body is on the disk, so every commit waits for the
            // disk.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            database = pool
        } catch {
            throw SQLError.opening(path, error)
        }
    }

    /// Turning the write-ahead log on needs the file for itself, and SQLite answers "busy" at once instead of waiting
    /// for others that open it at the same moment. So we wait: 100 times 20 ms.
    private static func pool(_ path: String) throws -> DatabasePool {
        for _ in 0..<100 {
            do {
                return try DatabasePool(path: path, configuration: .liaison)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                usleep(20_000)
            }
        }
        return try DatabasePool(path: path, configuration: .liaison)
    }

    private init(_ queue: DatabaseQueue) {
        database = queue
    }

    /// Lives as long as the value. For tests and for trying things out.
    static func inMemory() throws -> SQLiteDatabase {
        do {
            return SQLiteDatabase(try DatabaseQueue(configuration: .liaison))
        } catch {
            throw SQLError.opening("in memory", error)
        }
    }

    func read<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        do {
            return try await database.read { database in
                try SQLiteConnection(database, isReading: true).run(body)
            }
        } catch {
            throw translated(error, isReading: true)
        }
    }

    @discardableResult
    func write<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        do {
            return try await database.writeWithoutTransaction { database in
                try Self.transaction(database, body)
            }
        } catch {
            throw translated(error, isReading: false)
        }
    }

    /// IMMEDIATE takes the write lock first: what the closure reads cannot change before it writes.
    private static func transaction<T>(_ database: Database, _ body: (any SQLConnection) throws -> T) throws -> T {
        var result: T?
        try database.inTransaction(.immediate) {
            result = try SQLiteConnection(database, isReading: false).run(body)
            return .commit
        }
        guard let result else { throw SQLError.statement("a transaction ended without a result") }
        return result
    }

    /// GRDB's errors become ours; the closure's stay what they are.
    private func translated(_ error: any Error, isReading: Bool) -> any Error {
        if isClosed.load(ordering: .acquiring) { return SQLError.unavailable("it has been closed") }
        guard let error = error as? DatabaseError else { return error }
        return SQLError(error, isReading: isReading)
    }

    func close() async {
        isClosed.store(true, ordering: .releasing)
        await withCheckedContinuation { continuation in
            // Closing waits for readers and the writer, so it must not sit on a thread of the cooperative pool.
            DispatchQueue.global().async { [database] in
                try? database.close()
                continuation.resume()
            }
        }
    }

    /// What we make is for us alone: the file holds messages and sealed tokens. SQLite gives its log the file's rights.
    private static func makeFile(_ path: String) throws {
        let files = FileManager.default
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty, !files.fileExists(atPath: folder) {
            try files.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        // Never over one that is there: a node that starts at the same moment may have filled it already.
        let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        // Where this fails, the file is there, or opening fails too and says why.
        if file >= 0 { _ = Foundation.close(file) }
    }
}

extension Configuration {
    /// Write-ahead log and foreign keys are GRDB's own choice for a pool.
    fileprivate static var liaison: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 4
        // Another process (a backup, `liaison doctor`) may hold the lock for a moment.
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            // 8 MiB of pages for each of five connections. No memory map: a disk error under one is a signal that ends
            // the program, not an error with a sentence.
            try database.execute(sql: "PRAGMA cache_size = -8192")
            try database.execute(sql: "PRAGMA mmap_size = 0")
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            // Fewer, larger checkpoints than the default of 4 MiB; a log that grew in an import shrinks again.
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
        }
        return configuration
    }
}
