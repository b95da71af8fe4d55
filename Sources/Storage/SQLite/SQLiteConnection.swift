import GRDB

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
            let statement = try statement(sql)
            let before = database.totalChangesCount
            try statement.execute(arguments: sql.bindings)
            // SQLite keeps the count of the last insert, update or delete while other statements run.
            return database.totalChangesCount == before ? 0 : database.changesCount
        }
    }

    func rows(_ sql: SQL) throws -> [SQLRow] {
        try attempt {
            let statement = try statement(sql)
            try statement.setArguments(sql.bindings)
            let cursor = SQLiteValues(statement)
            while try cursor.next() != nil {}
            return cursor.answer
        }
    }

    private func statement(_ sql: SQL) throws -> Statement {
        try sql.isWorthKeeping ? database.cachedStatement(sql: sql.text) : database.makeStatement(sql: sql.text)
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

extension SQL {
    fileprivate var bindings: StatementArguments {
        StatementArguments(arguments.map(\.databaseValue))
    }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let integer): integer.databaseValue
        case .real(let real): real.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let data): data.databaseValue
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
