import CLibpq
import Foundation

/// What the server answered, owned until it is read.
struct PostgreSQLAnswer: ~Copyable {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) {
        self.result = result
    }

    deinit {
        PQclear(result)
    }

    /// Rows inserted, changed or deleted; 0 for statements that do none of it.
    var changes: Int {
        guard let text = PQcmdTuples(result), PQresultStatus(result) == PGRES_COMMAND_OK || !isSelect else { return 0 }
        return Int(String(cString: text)) ?? 0
    }

    private var isSelect: Bool {
        guard let tag = PQcmdStatus(result) else { return false }
        return String(cString: tag).hasPrefix("SELECT")
    }

    func rows() throws(SQLError) -> [SQLRow] {
        let width = PQnfields(result)
        let count = PQntuples(result)
        let columns = (0..<width).map { String(cString: PQfname(result, $0)) }
        let types = (0..<width).map { PostgreSQLType(rawValue: PQftype(result, $0)) }
        var values: [SQLValue] = []
        values.reserveCapacity(Int(width) * Int(count))
        for row in 0..<count {
            for column in 0..<width {
                guard let type = types[Int(column)] else {
                    throw .statement("column \"\(columns[Int(column)])\" has a type that is not read; cast it to TEXT")
                }
                values.append(value(row, column, type))
            }
        }
        return SQLAnswer(columns: columns, values: values).rows(Int(count))
    }

    private func value(_ row: Int32, _ column: Int32, _ type: PostgreSQLType) -> SQLValue {
        if PQgetisnull(result, row, column) == 1 { return .null }
        let bytes = UnsafeRawBufferPointer(
            start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
        return type.value(bytes)
    }
}
