public import Foundation

/// A value as both engines store it. Times are integers (UTC milliseconds), truth values are 0 and 1, ids are integers.
public enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob(Data)
}

extension SQLValue {
    /// What kind of value it is, for error sentences. The value itself never appears in one.
    var kind: String {
        switch self {
        case .null: "NULL"
        case .integer: "an integer"
        case .real: "a real number"
        case .text: "text"
        case .blob: "bytes"
        }
    }
}
