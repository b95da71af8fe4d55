/// The inside of one transaction. It is synchronous and cannot leave the closure it was given to: no call to a vendor,
/// no waiting in the middle of a transaction.
public protocol SQLConnection: AnyObject {
    var engine: SQLEngine { get }

    /// Runs one statement and tells how many rows it inserted, changed or deleted.
    @discardableResult
    func run(_ sql: SQL) throws -> Int

    /// All rows of an answer. Write a LIMIT: the answer is held in memory.
    func rows(_ sql: SQL) throws -> [SQLRow]

    /// The first row of an answer, if any.
    func row(_ sql: SQL) throws -> SQLRow?
}

extension SQLConnection {
    public func row(_ sql: SQL) throws -> SQLRow? {
        try rows(sql).first
    }
}
