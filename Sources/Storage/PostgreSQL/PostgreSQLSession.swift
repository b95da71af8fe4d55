import CLibpq

/// One connection to the server, and in it one transaction at a time.
final class PostgreSQLSession: SQLConnection {
    /// Prepared statements kept at the server. The program has a few hundred texts; more than this means a text that
    /// varies slipped through, and all are forgotten.
    static let preparedLimit = 500

    private let connection: OpaquePointer
    private var prepared: [String: String] = [:]
    private var parameters = PostgreSQLParameters()
    private var failure: PostgreSQLFailure?
    private var holdsRepetitionLock = false

    init(address: String) throws(SQLError) {
        connection = try PostgreSQLAddress.connect(address)
    }

    deinit {
        PQfinish(connection)
    }

    var engine: SQLEngine { .postgresql }

    /// The server, or the way to it, is gone; the transaction is too.
    var isLost: Bool { PQstatus(connection) != CONNECTION_OK }

    @discardableResult
    func run(_ sql: SQL) throws -> Int {
        try answer(sql).changes
    }

    func rows(_ sql: SQL) throws -> [SQLRow] {
        try answer(sql).rows()
    }

    func begin(_ mode: PostgreSQLTransactionMode, attempt: Int) throws {
        failure = nil
        if attempt > 1 { try lockRepetitions() }
        do {
            try run(mode.begin)
        } catch SQLError.statement(let reason) {
            // The statement is right, so the server is not: a standby, which takes no writes.
            throw SQLError.unavailable(reason)
        }
    }

    /// A statement that failed ends the transaction even when the closure swallowed the error: asked to COMMIT, the
    /// server would roll back and call that a success.
    func commit() throws {
        if let failure { throw failure.error }
        do {
            try run("COMMIT")
        } catch {
            guard isLost else { throw error }
            throw SQLError.unavailable("the connection was lost during COMMIT; it is not known whether it was stored")
        }
    }

    /// Ends a failed transaction. True when the same closure may succeed in another attempt.
    func rollback() -> Bool {
        let mayRepeat = failure?.mayRepeat ?? false
        let staleStatements = failure?.isStaleStatement ?? false
        failure = nil
        if isLost { return false }
        _ = try? run("ROLLBACK")
        if staleStatements { forgetPrepared() }
        return mayRepeat && !isLost
    }

    /// Attempts after the first stand in line, on all nodes, so that those who lost do not defeat each other for ever.
    /// The lock is taken before BEGIN: a snapshot from before the wait would be stale.
    private func lockRepetitions() throws {
        if holdsRepetitionLock { return }
        try run("SELECT pg_advisory_lock(hashtext('liaison'), hashtext(current_schema()))")
        holdsRepetitionLock = true
    }

    func unlockRepetitions() {
        if !holdsRepetitionLock { return }
        holdsRepetitionLock = false
        failure = nil
        _ = try? run("SELECT pg_advisory_unlock(hashtext('liaison'), hashtext(current_schema()))")
    }

    private func answer(_ sql: SQL) throws(SQLError) -> PostgreSQLAnswer {
        // ROLLBACK is the one statement that comes after a failure; `rollback` clears it first.
        if let failure { throw failure.error }
        do {
            return try sql.isWorthKeeping && !sql.hasLongList ? executePrepared(sql) : executeOnce(sql)
        } catch {
            failure = error
            throw error.error
        }
    }

    private func executePrepared(_ sql: SQL) throws(PostgreSQLFailure) -> PostgreSQLAnswer {
        let name = try prepare(sql)
        parameters.fill(sql.arguments)
        return try check(
            parameters.withPointers { count, values, lengths, formats in
                PQexecPrepared(connection, name, count, values, lengths, formats, 1)
            })
    }

    private func executeOnce(_ sql: SQL) throws(PostgreSQLFailure) -> PostgreSQLAnswer {
        parameters.fill(sql.arguments)
        return try check(
            parameters.withPointers { count, values, lengths, formats in
                PQexecParams(connection, sql.numberedText, count, nil, values, lengths, formats, 1)
            })
    }

    private func prepare(_ sql: SQL) throws(PostgreSQLFailure) -> String {
        if let name = prepared[sql.text] { return name }
        if prepared.count >= Self.preparedLimit { forgetPrepared() }
        let name = "s\(prepared.count)"
        _ = try check(PQprepare(connection, name, sql.numberedText, 0, nil))
        prepared[sql.text] = name
        return name
    }

    private func forgetPrepared() {
        prepared = [:]
        PQclear(PQexec(connection, "DEALLOCATE ALL"))
    }

    private func check(_ result: OpaquePointer?) throws(PostgreSQLFailure) -> PostgreSQLAnswer {
        guard let result else { throw PostgreSQLFailure(connection) }
        let answer = PostgreSQLAnswer(result)
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return answer
        default: throw PostgreSQLFailure(connection, result)
        }
    }
}

extension SQL {
    /// The text as PostgreSQL wants it: `$1`, `$2` … for the arguments.
    var numberedText: String {
        var numbered: [UInt8] = []
        numbered.reserveCapacity(text.utf8.count + arguments.count * 3)
        var number = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "?") {
                number += 1
                numbered.append(contentsOf: "$\(number)".utf8)
            } else {
                numbered.append(byte)
            }
        }
        return String(decoding: numbered, as: UTF8.self)
    }
}
