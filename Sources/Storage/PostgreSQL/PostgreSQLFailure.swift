import CLibpq
import Foundation

/// A refused statement: our error, and what the five letters of SQLSTATE say about trying again
/// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
struct PostgreSQLFailure: Error {
    let error: SQLError
    /// Another transaction came in between; the closure may be run again.
    let mayRepeat: Bool
    /// Statements were prepared for a schema that has changed since.
    let isStaleStatement: Bool

    /// No answer at all: the connection is gone.
    init(_ connection: OpaquePointer) {
        error = .unavailable(Self.firstLine(PQerrorMessage(connection)))
        mayRepeat = false
        isStaleStatement = false
    }

    init(_ connection: OpaquePointer, _ result: OpaquePointer) {
        let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
        let reason = Self.firstLine(PQresultErrorField(result, Int32(UInt8(ascii: "M"))) ?? PQerrorMessage(connection))
        isStaleStatement = state == "0A000" && reason.hasPrefix("cached plan") || state == "26000"
        mayRepeat = isStaleStatement || ["40001", "40P01"].contains(state)
        error = PQstatus(connection) == CONNECTION_OK ? Self.error(state, reason) : .unavailable(reason)
    }

    private static func error(_ state: String, _ reason: String) -> SQLError {
        switch state {
        case "40001", "40P01", "55P03", "57014": return .busy
        // A write in `read`, or on a standby. The second is the operator's to mend.
        case "25006": return .statement(reason)
        default: break
        }
        switch state.prefix(2) {
        case "23": return .constraint(reason)
        // The server quotes the value it could not read: `invalid input syntax for type bigint: "…"`.
        case "22": return .statement(reason.components(separatedBy: ": \"")[0])
        case "08", "28", "53", "57", "58", "F0", "XX", "": return .unavailable(reason)
        default: return .statement(reason)
        }
    }

    static func firstLine(_ text: UnsafePointer<CChar>?) -> String {
        guard let text else { return "no reason given" }
        return String(cString: text).split(separator: "\n").first.map(String.init) ?? "the connection was lost"
    }
}
