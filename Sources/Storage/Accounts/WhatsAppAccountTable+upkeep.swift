public import Domain
import Foundation

/// What is known of an account beside what connecting it took.
extension WhatsAppAccountTable {
    public struct Upkeep: Sendable, Equatable {
        /// Of Meta's app that the token belongs to.
        public var appID: String?
        /// `nil` = never, or not told.
        public var tokenExpiresAt: Timestamp?
        public var connectedAt: Timestamp
        /// `nil` = not since it was connected.
        public var checkedAt: Timestamp?
        /// Until when what the former secret signs is taken.
        public var formerSecretUntil: Timestamp?
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID
    ) throws -> Row? {
        try all(connection).first { $0.workspace == workspace && $0.account.id == account }
    }

    public static func upkeep(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [WhatsAppAccountID: Upkeep] {
        let rows = try connection.rows("SELECT * FROM whatsapp_accounts WHERE workspace_id = \(workspace)")
        return Dictionary(
            try rows.map { (try $0.vendorID("account_id"), try upkeep($0)) }, uniquingKeysWith: { $1 })
    }

    static func upkeep(_ row: SQLRow) throws -> Upkeep {
        Upkeep(
            appID: try row.optionalText("app_id"), tokenExpiresAt: try row.optionalTimestamp("token_expires_at"),
            connectedAt: try row.timestamp("connected_at"), checkedAt: try row.optionalTimestamp("checked_at"),
            formerSecretUntil: try row.optionalTimestamp("former_secret_until"))
    }

    /// Notes how a check ended. False if the account has another token by now: then the check was of the old one.
    ///
    /// - Parameter state: `nil` = nothing was found out; it stays as it was.
    public static func saveCheck(
        _ connection: any SQLConnection, _ row: Row, _ state: ConnectionState?, appID: String?,
        tokenExpiresAt: Timestamp?, at moment: Timestamp
    ) throws -> Bool {
        let state = state ?? row.account.state
        return try connection.row(
            """
            UPDATE whatsapp_accounts SET
                state = \(state.word.rawValue), sentence = \(state.sentence), app_id = COALESCE(\(appID), app_id),
                token_expires_at = \(tokenExpiresAt), checked_at = \(moment)
            WHERE workspace_id = \(row.workspace) AND account_id = \(row.account.id)
                AND sealed_token = \(row.sealedToken)
            RETURNING account_id
            """) != nil
    }

    /// Forgets all that lets us in; what was read and written stays.
    public static func disconnect(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID,
        _ state: ConnectionState
    ) throws {
        try connection.run(
            """
            UPDATE whatsapp_accounts SET
                sealed_token = \(Data()), sealed_app_secret = \(Data()), sealed_verify_token = \(Data()),
                sealed_former_secret = NULL, former_secret_until = NULL, token_expires_at = NULL, checked_at = NULL,
                state = \(state.word.rawValue), sentence = \(state.sentence)
            WHERE workspace_id = \(workspace) AND account_id = \(account)
            """)
        try ConnectionFindingTable.replace(connection, workspace, account, with: [])
    }
}
