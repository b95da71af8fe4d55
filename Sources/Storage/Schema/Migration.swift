/// One step of the schema. A step that has shipped never changes; the next one gets the next number.
public struct Migration: Sendable {
    public let number: Int
    public let name: String
    /// Text that both engines understand, but for `clustered` and `byteWise`. Column types: BIGINT, INTEGER, TEXT,
    /// BYTEA, DOUBLE PRECISION.
    public let statements: @Sendable (SQLEngine) -> [SQL]

    public init(number: Int, name: String, statements: [SQL]) {
        self.init(number: number, name: name) { _ in statements }
    }

    public init(number: Int, name: String, statements: @escaping @Sendable (SQLEngine) -> [SQL]) {
        self.number = number
        self.name = name
        self.statements = statements
    }
}

extension SQLEngine {
    /// Behind a table whose rows are little more than their key: on SQLite they then stand in the tree of the key and
    /// in no second one.
    var clustered: SQL {
        switch self {
        case .sqlite: "WITHOUT ROWID"
        case .postgresql: ""
        }
    }

    /// Behind the type of a text column whose beginnings are looked for as ranges: compared by bytes, as SQLite always
    /// does. PostgreSQL otherwise compares as the language of its database does.
    var byteWise: SQL {
        switch self {
        case .sqlite: ""
        case .postgresql: "COLLATE \"C\""
        }
    }
}
