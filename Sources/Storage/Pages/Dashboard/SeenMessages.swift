import Domain

/// What the dashboard says of messages to somebody who sees some numbers only. No index has the time of a message by
/// its number, but one has the newest chats of a number: what is read grows with those, not with the workspace.
enum SeenMessages {
    /// The newest, of the chats that are seen.
    static func newest(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of numbers: Set<BusinessNumberID>, limit: Int
    ) throws -> [MessageID] {
        // A message older than the newest of each of `limit` chats is not among the newest `limit`.
        let chats = try numbers.sorted { $0.value < $1.value }.flatMap { number in
            try [false, true].flatMap { isClosed in
                try connection.rows(
                    """
                    SELECT chat_id, last_message_at FROM chats
                    WHERE workspace_id = \(workspace) AND number_id = \(number) AND is_closed = \(isClosed)
                    ORDER BY last_message_at DESC, chat_id DESC LIMIT \(limit)
                    """
                ).map { Dated(id: try $0.id("chat_id") as ChatID, at: try $0.timestamp("last_message_at")) }
            }
        }
        let messages = try newest(chats, limit).flatMap { chat in
            try connection.rows(
                """
                SELECT message_id, sent_at FROM messages WHERE workspace_id = \(workspace) AND chat_id = \(chat.id)
                ORDER BY day DESC, sent_at DESC, message_id DESC LIMIT \(limit)
                """
            ).map { Dated(id: try $0.id("message_id") as MessageID, at: try $0.timestamp("sent_at")) }
        }
        return newest(messages, limit).map(\.id)
    }

    private struct Dated<ID> {
        var id: ID
        var at: Timestamp
    }

    private static func newest<ID>(_ all: [Dated<ID>], _ limit: Int) -> [Dated<ID>] {
        Array(all.sorted { $0.at > $1.at }.prefix(limit))
    }

    /// Messages of a span, as a table with the column `sent_at`; at most `MessageCounts.spanLimit`.
    static func sent(
        _ workspace: WorkspaceID, of numbers: Set<BusinessNumberID>, from start: Timestamp, to end: Timestamp
    ) -> SQL {
        // Wherever the workspace is, its day is at most one away from that of UTC.
        // `+ 0` hides the index of everybody's messages by time, which SQLite would rather walk.
        let firstDay = start.milliseconds / 86_400_000 - 1
        return """
            SELECT message.sent_at FROM chats AS chat
            JOIN messages AS message ON message.workspace_id = chat.workspace_id AND message.chat_id = chat.chat_id
                AND message.day >= \(firstDay)
            WHERE chat.workspace_id = \(workspace) AND chat.is_closed IN (0, 1) AND chat.last_message_at >= \(start)
                AND chat.number_id IN \(list: numbers.sorted { $0.value < $1.value })
                AND message.sent_at + 0 >= \(start) AND message.sent_at + 0 < \(end)
            LIMIT \(MessageCounts.spanLimit)
            """
    }
}
