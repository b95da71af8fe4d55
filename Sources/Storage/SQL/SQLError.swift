/// Why a statement, a transaction or the database as a whole failed. The texts are the engine's words, never a value.
public enum SQLError: Error, Hashable, Sendable {
    /// The database is away, the disk is full or may not be written; the caller answers 503. Nothing was stored, except
    /// that a connection lost during COMMIT leaves it unknown: what is tried again must find its own traces.
    case unavailable(String)
    /// Others held the database too long, or won every time. Trying again later is safe.
    case busy
    /// A unique key, a foreign key, a check or a NOT NULL refused the row.
    case constraint(String)
    /// The statement is wrong, or asks something the engine cannot do. A mistake in the program.
    case statement(String)
    /// A row lacks a column, or has another kind of value in it than the program expects.
    case row(String)
    /// The database was written by a newer version of the program.
    case schemaIsNewer(String)
    /// The address of the database cannot be understood.
    case address(String)
}

extension SQLError: CustomStringConvertible {
    /// A sentence a person can act on.
    public var sentence: String {
        switch self {
        case .unavailable(let reason):
            "The database cannot be used: \(reason). Check that it runs, that its disk has room and may be written."
        case .busy:
            "The database is busy with other work for too long. Try again in a moment."
        case .constraint(let reason):
            "The database refused a row that contradicts another: \(reason)."
        case .statement(let reason):
            "The database did not accept a statement: \(reason). This is a mistake in Liaison; please report it."
        case .row(let reason):
            "The database holds something unexpected: \(reason). Check that `liaison migrate` has run."
        case .schemaIsNewer(let reason):
            "\(reason) Start the newer version, or restore a backup made before the upgrade."
        case .address(let reason):
            reason
        }
    }

    public var description: String { sentence }
}
