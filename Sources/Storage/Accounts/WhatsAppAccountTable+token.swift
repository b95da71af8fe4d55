public import Domain
public import Foundation

extension WhatsAppAccountTable {
    /// The account whose token this is does not work any more. With another token by now, nothing changes: news of the
    /// old one came late.
    public static func refuse(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID, sealedToken: Data,
        _ state: ConnectionState
    ) throws {
        try connection.run(
            """
            UPDATE whatsapp_accounts SET state = \(state.word.rawValue), sentence = \(state.sentence)
            WHERE workspace_id = \(workspace) AND account_id = \(account) AND sealed_token = \(sealedToken)
            """)
    }
}
