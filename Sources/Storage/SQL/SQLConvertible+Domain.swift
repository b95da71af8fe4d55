public import Domain

extension RowID: SQLConvertible {
    public var sqlValue: SQLValue { .integer(value) }
}

extension VendorID: SQLConvertible {
    public var sqlValue: SQLValue { .text(value) }
}

extension Timestamp: SQLConvertible {
    /// UTC milliseconds.
    public var sqlValue: SQLValue { .integer(milliseconds) }
}
