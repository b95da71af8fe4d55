/// Which guarantees a transaction asks the server for; see `PostgreSQLDatabase`.
enum PostgreSQLTransactionMode {
    case read
    case write

    var begin: SQL {
        switch self {
        case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case .write: "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"
        }
    }
}

/// One connection and its thread. Runs one transaction at a time and connects again when the connection was lost.
actor PostgreSQLWorker {
    /// The first attempt and the repetitions. From the second on, attempts queue up behind one lock, so this many
    /// defeats in a row mean that something is wrong.
    static let attempts = 20

    nonisolated let executor = ThreadExecutor()
    private let address: String
    private var session: PostgreSQLSession?
    private var isClosed = false

    init(address: String) {
        self.address = address
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    func transaction<T: Sendable>(
        _ mode: PostgreSQLTransactionMode, _ body: @Sendable (any SQLConnection) throws -> T
    ) throws -> T {
        var attempt = 1
        defer { session?.unlockRepetitions() }
        while true {
            try Task.checkCancellation()
            let session = try begin(mode, attempt: attempt)
            do {
                let result = try body(session)
                try session.commit()
                return result
            } catch {
                let mayRepeat = session.rollback()
                if session.isLost { self.session = nil }
                guard mayRepeat else { throw error }
                guard attempt < Self.attempts else { throw SQLError.busy }
                attempt += 1
            }
        }
    }

    func close() {
        isClosed = true
        session = nil
    }

    /// An idle connection may have died unnoticed (the server was restarted): nothing has happened yet, so a fresh one
    /// takes its place without anybody knowing.
    private func begin(_ mode: PostgreSQLTransactionMode, attempt: Int) throws -> PostgreSQLSession {
        if isClosed { throw SQLError.unavailable("it has been closed") }
        if let session {
            do {
                try session.begin(mode, attempt: attempt)
                return session
            } catch {
                guard session.isLost else { throw error }
            }
        }
        session = nil
        let fresh = try PostgreSQLSession(address: address)
        try fresh.begin(mode, attempt: attempt)
        session = fresh
        return fresh
    }
}
