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

    /// Puts what became of a message to a group in the place of what was known: it follows from what is told of its
    /// participants, and may fall when more of them are.
    public static func set(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: WhatsAppMessageID, _ status: ParticipantStatus
    ) throws {
        let times = MessageStatus.allCases.map { step -> SQL in
            let column = ParticipantStatusTable.column(of: step)
            return """
                (SELECT MIN(\(sql: column)) FROM participant_statuses
                    WHERE workspace_id = \(workspace) AND wamid = \(id))
                """
        }
        try connection.run(
            """
            INSERT INTO message_statuses (workspace_id, wamid, status, rank, error_code, error_text,
                sent_at, delivered_at, read_at, played_at, failed_at)
            VALUES (\(workspace), \(id), \(status.status.rawValue), \(status.status.rank), \(status.errorCode),
                \(status.errorText), \(sql: times.joined(separator: ", ")))
            ON CONFLICT (workspace_id, wamid) DO UPDATE SET
                status = excluded.status, rank = excluded.rank, error_code = excluded.error_code,
                error_text = excluded.error_text, sent_at = excluded.sent_at, delivered_at = excluded.delivered_at,
                read_at = excluded.read_at, played_at = excluded.played_at, failed_at = excluded.failed_at
            """)
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
