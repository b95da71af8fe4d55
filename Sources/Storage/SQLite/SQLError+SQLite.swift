import Foundation
import GRDB

/// Result codes are those of https://sqlite.org/rescode.html.
extension SQLError {
    /// `isReading` tells a write inside `read`, the program's mistake, from a file that may not be written.
    init(_ error: DatabaseError, isReading: Bool) {
        let reason = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self = .busy
        case .SQLITE_CONSTRAINT:
            self = .constraint(reason)
        case .SQLITE_READONLY where isReading:
            self = .statement(reason)
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_CORRUPT, .SQLITE_NOTADB,
            .SQLITE_PERM, .SQLITE_NOMEM, .SQLITE_PROTOCOL, .SQLITE_NOLFS:
            self = .unavailable(reason)
        default:
            self = .statement(reason)
        }
    }

    static func opening(_ path: String, _ error: any Error) -> SQLError {
        if let error = error as? DatabaseError {
            return .unavailable("\(path): \(error.message ?? error.resultCode.description)")
        }
        return .unavailable("\(path): \((error as NSError).localizedDescription)")
    }
}
