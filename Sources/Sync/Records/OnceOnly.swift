import Crypto
import Domain
import Foundation
import Storage

/// A create that must not be carried out twice, whatever becomes of its answers.
struct OnceOnly: Sendable {
    /// Keys are kept this long.
    static let life = Duration.seconds(86_400)
    /// HubSpot gives up after 100 seconds; what is not there by then was never made.
    static let settledAfter = Duration.seconds(120)

    /// What to do with a request, as its key says.
    enum Turn: Equatable {
        /// Made already.
        case answer(String)
        /// Nothing can have been made: go.
        case make(since: Timestamp)
        /// Something may have been made since then: look first.
        case look(since: Timestamp)
    }

    let database: any SQLDatabase
    let workspace: WorkspaceID
    let key: String
    let digest: Data

    /// Throws `RecordFailure.keyTaken` or `.underway`.
    func begin(now: Timestamp) async throws -> Turn {
        let (workspace, key, digest) = (workspace, key, digest)
        return try await database.write { connection in
            try RequestKeyTable.forget(connection, workspace, before: now - Self.life)
            if try RequestKeyTable.begin(connection, workspace, key, digest: digest, now: now) {
                return .make(since: now)
            }
            guard let row = try RequestKeyTable.find(connection, workspace, key) else { throw RecordFailure.underway }
            let turn = try Self.turn(row, digest: digest, now: now)
            let since: Timestamp
            switch turn {
            case .answer: return turn
            case .make(let moment), .look(let moment): since = moment
            }
            guard try RequestKeyTable.resume(connection, workspace, row, since: since, now: now) else {
                throw RecordFailure.underway
            }
            return turn
        }
    }

    /// Pure: what a known key means now.
    static func turn(_ row: RequestKeyTable.Row, digest: Data, now: Timestamp) throws(RecordFailure) -> Turn {
        guard row.digest == digest else { throw .keyTaken }
        switch row.state {
        case .done: return row.answerID.map { .answer($0) } ?? .look(since: row.since)
        case .refused: return .make(since: now)
        case .unsure: return .look(since: row.since)
        // A process that ended in the middle cannot say how far it came.
        case .running where now - row.at >= settledAfter: return .look(since: row.since)
        case .running: throw .underway
        }
    }

    func finish(_ state: RequestKeyTable.State, now: Timestamp) async throws {
        let (workspace, key) = (workspace, key)
        try await database.write { try RequestKeyTable.finish($0, workspace, key, state, now: now) }
    }

    /// Equal requests have equal digests: each part with its length, so that no two run into each other.
    static func digest(_ parts: [String?]) -> Data {
        var hash = SHA256()
        for part in parts {
            let text = part.map { "\($0.utf8.count):\($0)" } ?? "-"
            hash.update(data: Data(text.utf8))
        }
        return Data(hash.finalize())
    }
}
