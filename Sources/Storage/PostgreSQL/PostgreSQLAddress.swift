import CLibpq
import Foundation

/// How the server is reached. What the address says goes before what we think sensible, except the encoding.
enum PostgreSQLAddress {
    /// Nothing waits for ever: not for a lock (as long as SQLite waits), not for one statement, not for a client that
    /// froze in the middle of a transaction.
    private static let limits =
        "-c lock_timeout=5s -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s"
        + " -c client_min_messages=warning"

    static func connect(_ address: String) throws(SQLError) -> OpaquePointer {
        // A keyword may come again: the last one counts.
        let settings = [
            ("connect_timeout", "5"),
            ("keepalives_idle", "30"),
            ("tcp_user_timeout", "30000"),
            ("application_name", "liaison"),
            ("dbname", address),
            ("options", limits + " " + (try givenOptions(address))),
            ("client_encoding", "UTF8"),
        ]
        guard let connection = open(settings) else { throw .unavailable("there is not enough memory") }
        if let problem = problem(connection) {
            PQfinish(connection)
            throw .unavailable(problem)
        }
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        return connection
    }

    private static func open(_ settings: [(String, String)]) -> OpaquePointer? {
        let names = settings.map { strdup($0.0) }
        let values = settings.map { strdup($0.1) }
        defer { (names + values).forEach { free($0) } }
        let namePointers = names.map { UnsafePointer($0) } + [nil]
        let valuePointers = values.map { UnsafePointer($0) } + [nil]
        return PQconnectdbParams(namePointers, valuePointers, 1)
    }

    private static func problem(_ connection: OpaquePointer) -> String? {
        guard PQstatus(connection) == CONNECTION_OK else {
            return PostgreSQLFailure.firstLine(PQerrorMessage(connection))
        }
        let encoding = PQparameterStatus(connection, "server_encoding").map { String(cString: $0) }
        guard encoding == "UTF8" else {
            return "the PostgreSQL database stores \(encoding ?? "no known encoding"); create one with ENCODING 'UTF8'"
        }
        return nil
    }

    /// The `options` of the address itself: libpq would let one replace the other.
    private static func givenOptions(_ address: String) throws(SQLError) -> String {
        var message: UnsafeMutablePointer<CChar>?
        guard let parsed = PQconninfoParse(address, &message) else {
            defer { PQfreemem(message) }
            // libpq's words may quote the address, and the password with it.
            throw .address("The PostgreSQL address is not understood; check the names after the question mark.")
        }
        defer { PQconninfoFree(parsed) }
        var option = parsed
        while let keyword = option.pointee.keyword {
            if String(cString: keyword) == "options" {
                return option.pointee.val.map { String(cString: $0) } ?? ""
            }
            option += 1
        }
        return ""
    }
}
