public import Domain
public import Foundation

/// The connected WhatsApp Business accounts, their secrets under seal.
public enum WhatsAppAccountTable {
    public struct Row: Sendable {
        public var workspace: WorkspaceID
        public var account: WhatsAppAccount
        public var sealedToken: Data
        public var sealedAppSecret: Data
        public var sealedVerifyToken: Data

        public init(
            workspace: WorkspaceID, account: WhatsAppAccount, sealedToken: Data, sealedAppSecret: Data,
            sealedVerifyToken: Data
        ) {
            self.workspace = workspace
            self.account = account
            self.sealedToken = sealedToken
            self.sealedAppSecret = sealedAppSecret
            self.sealedVerifyToken = sealedVerifyToken
        }
    }

    /// Of every workspace: a webhook says by its signature whose it is.
    public static func all(_ connection: any SQLConnection) throws -> [Row] {
        try connection.rows("SELECT * FROM whatsapp_accounts ORDER BY workspace_id, account_id").map(row)
    }

    public static func connect(_ connection: any SQLConnection, _ row: Row, now: Timestamp) throws {
        let account = row.account
        try connection.run(
            """
            INSERT INTO whatsapp_accounts (workspace_id, account_id, portfolio_id, name, sealed_token,
                sealed_app_secret, sealed_verify_token, state, sentence, connected_at)
            VALUES (\(row.workspace), \(account.id), \(account.portfolio), \(account.name), \(row.sealedToken),
                \(row.sealedAppSecret), \(row.sealedVerifyToken), \(account.state.word.rawValue),
                \(account.state.sentence), \(now))
            ON CONFLICT (workspace_id, account_id) DO UPDATE SET
                portfolio_id = excluded.portfolio_id, name = excluded.name, sealed_token = excluded.sealed_token,
                sealed_app_secret = excluded.sealed_app_secret, sealed_verify_token = excluded.sealed_verify_token,
                state = excluded.state, sentence = excluded.sentence, connected_at = excluded.connected_at
            """)
    }

    public static func setState(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID,
        _ state: ConnectionState
    ) throws {
        try connection.run(
            """
            UPDATE whatsapp_accounts SET state = \(state.word.rawValue), sentence = \(state.sentence)
            WHERE workspace_id = \(workspace) AND account_id = \(account)
            """)
    }

    private static func row(_ row: SQLRow) throws -> Row {
        Row(
            workspace: try row.id("workspace_id"),
            account: WhatsAppAccount(
                id: try row.vendorID("account_id"), portfolio: try row.vendorID("portfolio_id"),
                name: try row.text("name"), state: try connectionState(row)),
            sealedToken: try row.data("sealed_token"),
            sealedAppSecret: try row.data("sealed_app_secret"),
            sealedVerifyToken: try row.data("sealed_verify_token"))
    }
}
