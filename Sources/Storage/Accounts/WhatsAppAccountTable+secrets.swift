public import Domain
public import Foundation

/// The secrets that sign webhooks, over time: Meta sends again for days what was signed before a secret changed.
extension WhatsAppAccountTable {
    public struct FormerSecret: Sendable {
        public var workspace: WorkspaceID
        public var sealed: Data
        public var until: Timestamp
    }

    /// Those that are still good at a moment.
    public static func formerSecrets(
        _ connection: any SQLConnection, at now: Timestamp
    ) throws -> [FormerSecret] {
        try connection.rows(
            """
            SELECT workspace_id, sealed_former_secret, former_secret_until FROM whatsapp_accounts
            WHERE sealed_former_secret IS NOT NULL AND former_secret_until > \(now)
            ORDER BY workspace_id, account_id
            """
        ).map {
            FormerSecret(
                workspace: try $0.id("workspace_id"), sealed: try $0.data("sealed_former_secret"),
                until: try $0.timestamp("former_secret_until"))
        }
    }

    /// The secret that the account has becomes the former one. Of two changes within the time the newer counts.
    public static func retireSecret(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID, until: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE whatsapp_accounts SET sealed_former_secret = sealed_app_secret, former_secret_until = \(until)
            WHERE workspace_id = \(workspace) AND account_id = \(account)
            """)
    }

    public static func setSecrets(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID,
        sealedAppSecret: Data, sealedVerifyToken: Data?
    ) throws {
        try connection.run(
            """
            UPDATE whatsapp_accounts SET sealed_app_secret = \(sealedAppSecret),
                sealed_verify_token = COALESCE(\(sealedVerifyToken), sealed_verify_token)
            WHERE workspace_id = \(workspace) AND account_id = \(account)
            """)
    }

    /// The app that the account's token belongs to, as soon as it is known.
    public static func setApp(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID, appID: String?,
        tokenExpiresAt: Timestamp?
    ) throws {
        try connection.run(
            """
            UPDATE whatsapp_accounts SET app_id = \(appID), token_expires_at = \(tokenExpiresAt)
            WHERE workspace_id = \(workspace) AND account_id = \(account)
            """)
    }
}
