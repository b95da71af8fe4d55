import Crypto
public import Domain
import Foundation
public import Storage

/// Tokens of the JSON API: shown once, kept as a digest.
public struct APITokens: Sendable {
    private let database: any SQLDatabase
    private let clock: WallClock

    public init(database: any SQLDatabase, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    /// Makes `token` good under a name; an earlier token of that name is good no more.
    public func save(_ token: String, named name: String, _ workspace: WorkspaceID) async throws {
        let (digest, now) = (Self.digest(token), clock.now)
        try await database.write { try APITokenTable.save($0, workspace, name: name, digest: digest, now: now) }
    }

    /// Whose token this is; `nil` = nobody's.
    public func name(of token: String) async throws -> String? {
        let digest = Self.digest(token)
        return try await database.read { try APITokenTable.find($0, digest: digest)?.name }
    }

    private static func digest(_ token: String) -> Data {
        Data(SHA256.hash(data: Data(token.utf8)))
    }
}
