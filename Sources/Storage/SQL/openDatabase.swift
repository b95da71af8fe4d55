import NIOPosix

/// Opens the database, creating the file and its folder for SQLite. Throws `SQLError.unavailable` when it cannot be
/// reached or written. Run `migrate` before using it.
public func openDatabase(_ url: DatabaseURL) async throws -> any SQLDatabase {
    switch url.place {
    case .memory: try SQLiteDatabase.inMemory()
    // Opening a file may wait for its lock and for the disk.
    case .file(let path): try await NIOThreadPool.singleton.runIfActive { try SQLiteDatabase(path: path) }
    case .server(let address): try await PostgreSQLDatabase(address: address)
    }
}
