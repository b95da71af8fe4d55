import Foundation
import GRDB
import GRDBSQLite

/// One transaction on a connection of GRDB.
final class SQLiteConnection: SQLConnection {
    private let database: Database
    private let isReading: Bool
    private var failure: SQLError?

    init(_ database: Database, isReading: Bool) {
        self.database = database
        self.isReading = isReading
    }

    var engine: SQLEngine { .sqlite }

    /// A statement that failed ends the transaction even when the closure swallowed the error: PostgreSQL knows no
    /// other way, and the same closure must mean the same on both.
    func run<T>(_ body: (any SQLConnection) throws -> T) throws -> T {
        let result = try body(self)
        if let failure { throw failure }
        return result
    }

    @discardableResult
    func run(_ sql: SQL) throws -> Int {
        try attempt {
            let statement = try bound(sql)
            let before = database.totalChangesCount
            try statement.execute()
            // SQLite keeps the count of the last insert, update or delete while other statements run.
            return database.totalChangesCount == before ? 0 : database.changesCount
        }
    }

    func rows(_ sql: SQL) throws -> [SQLRow] {
        try attempt {
            let statement = try bound(sql)
            let cursor = SQLiteValues(statement)
            while try cursor.next() != nil {}
            // An EXPLAIN goes on being under way when its rows are read, and would hold up the commit.
            sqlite3_reset(statement.sqliteStatement)
            return cursor.answer
        }
    }

    /// Bound by hand: GRDB boxes, names and checks each argument, and a page of the import has a thousand.
    private func bound(_ sql: SQL) throws -> Statement {
        let statement =
            try sql.isWorthKeeping ? database.cachedStatement(sql: sql.text) : database.makeStatement(sql: sql.text)
        // Resets, and tells GRDB that the arguments are no longer its affair.
        statement.setUncheckedArguments(StatementArguments())
        let handle = statement.sqliteStatement
        guard sqlite3_bind_parameter_count(handle) == sql.arguments.count else {
            throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "arguments are missing or too many", sql: sql.text)
        }
        for (index, value) in zip(Int32(1)..., sql.arguments) {
            let code = value.bind(to: handle, at: index)
            guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: sql.text) }
        }
        return statement
    }

    private func attempt<T>(_ work: () throws -> T) throws -> T {
        if let failure { throw failure }
        do {
            return try work()
        } catch let error as DatabaseError {
            let translated = SQLError(error, isReading: isReading)
            failure = translated
            throw translated
        }
    }
}

/// Collects the values of all rows.
private final class SQLiteValues: DatabaseCursor {
    typealias Element = Void

    var _isDone = false
    let _statement: Statement
    private var values: [SQLValue] = []
    private var count = 0

    init(_ statement: Statement) {
        _statement = statement
    }

    /// The columns are counted at each row and never before the first: its step is where SQLite notices that another
    /// connection changed the schema, and compiles a `SELECT *` anew.
    func _element(sqliteStatement: SQLiteStatement) throws {
        for index in 0..<_statement.columnCount {
            values.append(SQLValue(DatabaseValue(sqliteStatement: sqliteStatement, index: Int32(index))))
        }
        count += 1
    }

    var answer: [SQLRow] {
        if count == 0 { return [] }
        return SQLAnswer(columns: _statement.columnNames, values: values).rows(count)
    }
}

extension SQLValue {
    /// SQLite's result code. Texts and bytes are copied by SQLite, so nothing has to outlive the call.
    fileprivate func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 {
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch self {
        case .null: return sqlite3_bind_null(statement, index)
        case .integer(let integer): return sqlite3_bind_int64(statement, index, integer)
        case .real(let real): return sqlite3_bind_double(statement, index, real)
        case .text(var text):
            // Without bytes there need be no address, and SQLite would take that for NULL.
            if text.isEmpty { return sqlite3_bind_text(statement, index, "", 0, copied) }
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    sqlite3_bind_text(statement, index, characters.baseAddress, Int32(characters.count), copied)
                }
            }
        case .blob(let data):
            if data.isEmpty { return sqlite3_bind_zeroblob(statement, index, 0) }
            return data.withUnsafeBytes { bytes in
                sqlite3_bind_blob(statement, index, bytes.baseAddress, Int32(bytes.count), copied)
            }
        }
    }

    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let integer): self = .integer(integer)
        case .double(let real): self = .real(real)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .blob(data)
        }
    }
}
