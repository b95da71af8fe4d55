public import Domain

/// Why WhatsApp gave a message up.
public struct MessageFailure: Sendable, Equatable {
    public var code: Int64?
    /// Meta's words.
    public var text: String?

    public init(code: Int64?, text: String?) {
        self.code = code
        self.text = text
    }
}

extension MessageStatusTable {
    /// Of these messages, those that failed.
    public static func failures(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [WhatsAppMessageID]
    ) throws -> [WhatsAppMessageID: MessageFailure] {
        if ids.isEmpty { return [:] }
        let rows = try connection.rows(
            """
            SELECT wamid, error_code, error_text FROM message_statuses
            WHERE workspace_id = \(workspace) AND status = \(MessageStatus.failed.rawValue) AND wamid IN \(list: ids)
            """)
        let failures = try rows.map { row in
            (
                try row.vendorID("wamid") as WhatsAppMessageID,
                MessageFailure(code: try row.optionalInteger("error_code"), text: try row.optionalText("error_text"))
            )
        }
        return Dictionary(failures, uniquingKeysWith: { $1 })
    }
}
