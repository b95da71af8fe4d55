import Foundation
import GRDBSQLite
import Storage

/// SQLite without anything of ours around it, set up as Liaison sets it up: what the machine can do at best.
final class BareSQLite {
    private let handle: OpaquePointer

    init(path: String) throws {
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let handle else { throw BenchFailure("SQLite cannot open \(path).") }
        self.handle = handle
        // The same as in Sources/Storage/SQLite/SQLiteDatabase.swift.
        for setting in [
            "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -8192", "mmap_size = 0",
            "temp_store = MEMORY", "wal_autocheckpoint = 4000", "journal_size_limit = 67108864",
        ] {
            try run("PRAGMA \(setting)")
        }
    }

    deinit {
        sqlite3_close_v2(handle)
    }

    /// Statements without arguments and answer.
    func run(_ text: String) throws {
        guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    func prepare(_ text: String) throws -> BareStatement {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, text, -1, &statement, nil) == SQLITE_OK, let statement else { throw failure }
        return BareStatement(statement)
    }

    func transaction(_ work: () throws -> Void) throws {
        try run("BEGIN IMMEDIATE")
        try work()
        try run("COMMIT")
    }

    private var failure: BenchFailure {
        BenchFailure("SQLite: \(String(cString: sqlite3_errmsg(handle)))")
    }
}

final class BareStatement {
    private let statement: OpaquePointer
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ statement: OpaquePointer) {
        self.statement = statement
    }

    deinit {
        sqlite3_finalize(statement)
    }

    func run(_ values: [SQLValue]) throws {
        bind(values)
        defer { sqlite3_reset(statement) }
        guard sqlite3_step(statement) == SQLITE_DONE else {
            throw BenchFailure("SQLite: \(String(cString: sqlite3_errmsg(sqlite3_db_handle(statement))))")
        }
    }

    func rows(_ values: [SQLValue] = []) -> [[SQLValue]] {
        bind(values)
        defer { sqlite3_reset(statement) }
        var rows: [[SQLValue]] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            rows.append((0..<sqlite3_column_count(statement)).map(value))
        }
        return rows
    }

    private func bind(_ values: [SQLValue]) {
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            switch value {
            case .null: sqlite3_bind_null(statement, place)
            case .integer(let integer): sqlite3_bind_int64(statement, place, integer)
            case .real(let real): sqlite3_bind_double(statement, place, real)
            case .text(let text): sqlite3_bind_text(statement, place, text, -1, Self.copied)
            case .blob(let data):
                _ = data.withUnsafeBytes {
                    sqlite3_bind_blob(statement, place, $0.baseAddress, Int32($0.count), Self.copied)
                }
            }
        }
    }

    private func value(_ column: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT: .text(sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "")
        case SQLITE_BLOB:
            .blob(
                sqlite3_column_blob(statement, column).map {
                    Data(bytes: $0, count: Int(sqlite3_column_bytes(statement, column)))
                } ?? Data())
        default: .null
        }
    }
}
