/// A database of either engine. Errors of the database are `SQLError`; what a closure throws comes out as it is.
public protocol SQLDatabase: Sendable {
    var engine: SQLEngine { get }

    /// Reads from one snapshot: whatever others commit meanwhile, all statements of the closure see the same data.
    func read<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T

    /// One transaction: all of the closure or, when it throws, nothing. The rows it read are still as it read them
    /// when it commits. On PostgreSQL the closure is run again when another transaction got in between, so it must do
    /// nothing but read, decide and write.
    @discardableResult
    func write<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T

    /// Waits for what is under way, then lets go of the files or connections. Later calls throw `unavailable`.
    func close() async
}
