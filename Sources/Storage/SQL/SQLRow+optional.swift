public import Domain
public import Foundation

/// The same columns where NULL is allowed.
extension SQLRow {
    public func optionalInteger(_ name: String) throws(SQLError) -> Int64? {
        try isNull(name) ? nil : integer(name)
    }

    public func optionalText(_ name: String) throws(SQLError) -> String? {
        try isNull(name) ? nil : text(name)
    }

    public func optionalData(_ name: String) throws(SQLError) -> Data? {
        try isNull(name) ? nil : data(name)
    }

    public func optionalReal(_ name: String) throws(SQLError) -> Double? {
        try isNull(name) ? nil : real(name)
    }

    public func optionalBool(_ name: String) throws(SQLError) -> Bool? {
        try isNull(name) ? nil : bool(name)
    }

    public func optionalID<Noun>(_ name: String) throws(SQLError) -> RowID<Noun>? {
        try isNull(name) ? nil : id(name)
    }

    public func optionalVendorID<Noun>(_ name: String) throws(SQLError) -> VendorID<Noun>? {
        try isNull(name) ? nil : vendorID(name)
    }

    public func optionalTimestamp(_ name: String) throws(SQLError) -> Timestamp? {
        try isNull(name) ? nil : timestamp(name)
    }

    public func isNull(_ name: String) throws(SQLError) -> Bool {
        try value(name) == .null
    }
}
