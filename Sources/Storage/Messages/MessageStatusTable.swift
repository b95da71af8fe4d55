public import Domain

/// What became of messages, kept by WhatsApp id whether or not the message itself has come.
public enum MessageStatusTable {
    /// Applies a status as a maximum; each step keeps the time it was first told. True if the status rose.
    public static func apply(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ status: ReceivedStatus
    ) throws -> Bool {
        let before = try connection.row(
            "SELECT rank FROM message_statuses WHERE workspace_id = \(workspace) AND wamid = \(status.whatsAppID)")
        let rankBefore = try before?.integer("rank") ?? 0
        try connection.run(
            """
            INSERT INTO message_statuses (workspace_id, wamid, status, rank, error_code, error_text)
            VALUES (\(workspace), \(status.whatsAppID), \(status.status.rawValue), \(status.status.rank),
                \(status.errorCode), \(status.errorText))
            ON CONFLICT (workspace_id, wamid) DO UPDATE SET
                status = excluded.status, rank = excluded.rank,
                error_code = COALESCE(excluded.error_code, message_statuses.error_code),
                error_text = COALESCE(excluded.error_text, message_statuses.error_text)
            WHERE excluded.rank > message_statuses.rank
            """)
        try connection.run(
            """
            UPDATE message_statuses SET \(sql: firstTime(status))
            WHERE workspace_id = \(workspace) AND wamid = \(status.whatsAppID)
            """)
        return status.status.rank > rankBefore
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [WhatsAppMessageID]
    ) throws -> [WhatsAppMessageID: MessageStatus] {
        if ids.isEmpty { return [:] }
        var statuses: [WhatsAppMessageID: MessageStatus] = [:]
        for row in try connection.rows(
            "SELECT wamid, status FROM message_statuses WHERE workspace_id = \(workspace) AND wamid IN \(list: ids)")
        {
            statuses[try row.vendorID("wamid")] = MessageStatus(rawValue: try row.text("status"))
        }
        return statuses
    }

    private static func firstTime(_ status: ReceivedStatus) -> SQL {
        switch status.status {
        case .sent: "sent_at = COALESCE(sent_at, \(status.at))"
        case .delivered: "delivered_at = COALESCE(delivered_at, \(status.at))"
        case .read: "read_at = COALESCE(read_at, \(status.at))"
        case .played: "played_at = COALESCE(played_at, \(status.at))"
        case .failed: "failed_at = COALESCE(failed_at, \(status.at))"
        }
    }
}
