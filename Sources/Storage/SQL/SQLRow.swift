public import Domain
public import Foundation

/// One row of an answer, read by column name. The rows of one answer share their values, so a row costs no copy;
/// whoever keeps one row keeps the answer.
public struct SQLRow: Sendable {
    private let answer: SQLAnswer
    private let start: Int

    init(_ answer: SQLAnswer, start: Int) {
        self.answer = answer
        self.start = start
    }

    /// The raw value of a column.
    public func value(_ name: String) throws(SQLError) -> SQLValue {
        guard let index = answer.columns.firstIndex(of: name) else {
            throw .row("an answer has no column \"\(name)\"")
        }
        return answer.values[start + index]
    }

    /// All of its values, in the order of the columns.
    public var values: ArraySlice<SQLValue> { answer.values[start..<(start + answer.columns.count)] }

    public func integer(_ name: String) throws(SQLError) -> Int64 {
        guard case .integer(let integer) = try value(name) else { throw try unexpected("an integer", name) }
        return integer
    }

    public func text(_ name: String) throws(SQLError) -> String {
        guard case .text(let text) = try value(name) else { throw try unexpected("text", name) }
        return text
    }

    public func data(_ name: String) throws(SQLError) -> Data {
        guard case .blob(let data) = try value(name) else { throw try unexpected("bytes", name) }
        return data
    }

    /// An integer is taken too: SQLite answers a sum of whole numbers with one.
    public func real(_ name: String) throws(SQLError) -> Double {
        switch try value(name) {
        case .real(let real): return real
        case .integer(let integer): return Double(integer)
        default: throw try unexpected("a real number", name)
        }
    }

    /// 0 is false, 1 is true, anything else an error.
    public func bool(_ name: String) throws(SQLError) -> Bool {
        switch try integer(name) {
        case 0: return false
        case 1: return true
        default: throw .row("column \"\(name)\" should be 0 or 1")
        }
    }

    public func id<Noun>(_ name: String) throws(SQLError) -> RowID<Noun> {
        RowID(try integer(name))
    }

    public func vendorID<Noun>(_ name: String) throws(SQLError) -> VendorID<Noun> {
        VendorID(try text(name))
    }

    public func timestamp(_ name: String) throws(SQLError) -> Timestamp {
        Timestamp(milliseconds: try integer(name))
    }

    private func unexpected(_ wanted: String, _ name: String) throws(SQLError) -> SQLError {
        .row("column \"\(name)\" should be \(wanted) and is \(try value(name).kind)")
    }
}

/// What a statement answered: the names once, the values of all rows in one array.
final class SQLAnswer: Sendable {
    let columns: [String]
    let values: [SQLValue]

    init(columns: [String], values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// `count` is given because an answer may have rows and yet no columns.
    func rows(_ count: Int) -> [SQLRow] {
        (0..<count).map { SQLRow(self, start: $0 * columns.count) }
    }
}
