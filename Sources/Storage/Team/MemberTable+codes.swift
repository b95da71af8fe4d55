public import Domain
public import Foundation

/// The second factor: a sealed key that codes are made from, and codes for when the key is lost.
extension MemberTable {
    /// What codes are checked with.
    public struct CodeKey: Sendable, Equatable {
        public var sealed: Data
        /// `nil` = it is being set up, and not asked for yet.
        public var since: Timestamp?
        /// The time step of the last code that was taken: none is taken twice.
        public var step: Int64

        public init(sealed: Data, since: Timestamp?, step: Int64) {
            self.sealed = sealed
            self.since = since
            self.step = step
        }
    }

    public static func codeKey(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: MemberID
    ) throws -> CodeKey? {
        let row = try connection.row(
            """
            SELECT sealed_code_key, code_since, code_step FROM members
            WHERE workspace_id = \(workspace) AND member_id = \(id) AND sealed_code_key IS NOT NULL
            """)
        return try row.map {
            CodeKey(
                sealed: try $0.data("sealed_code_key"), since: try $0.optionalTimestamp("code_since"),
                step: try $0.integer("code_step"))
        }
    }

    /// `nil` = none any more; then recovery codes go too.
    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: MemberID, _ key: CodeKey?
    ) throws {
        try connection.run(
            """
            UPDATE members SET sealed_code_key = \(key?.sealed), code_since = \(key?.since),
                code_step = \(key?.step ?? 0)
            WHERE workspace_id = \(workspace) AND member_id = \(id)
            """)
        if key == nil { try replaceRecoveryCodes(connection, workspace, id, with: []) }
    }

    public static func replaceRecoveryCodes(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: MemberID, with digests: [Data]
    ) throws {
        try connection.run("DELETE FROM recovery_codes WHERE workspace_id = \(workspace) AND member_id = \(id)")
        for digest in digests {
            try connection.run(
                """
                INSERT INTO recovery_codes (workspace_id, member_id, digest) VALUES (\(workspace), \(id), \(digest))
                """)
        }
    }

    /// False = there is no such code, or it was used.
    public static func useRecoveryCode(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: MemberID, digest: Data
    ) throws -> Bool {
        try connection.run(
            """
            DELETE FROM recovery_codes
            WHERE workspace_id = \(workspace) AND member_id = \(id) AND digest = \(digest)
            """) == 1
    }

    public static func recoveryCodesLeft(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: MemberID
    ) throws -> Int64 {
        try connection.row(
            """
            SELECT COUNT(*) AS number FROM recovery_codes WHERE workspace_id = \(workspace) AND member_id = \(id)
            """)?.integer("number") ?? 0
    }
}
