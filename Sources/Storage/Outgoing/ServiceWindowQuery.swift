public import Domain

/// When customers wrote last, and so until when anything may be sent to them. Read from the messages, which are the
/// only place that says so.
public enum ServiceWindowQuery {
    /// - Parameter now: only what can still have the window open is looked for.
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, chat: ChatID, now: Timestamp
    ) throws -> ServiceWindow {
        let earliest = now - ServiceWindow.length
        let row = try connection.row(
            """
            SELECT MAX(sent_at) AS wrote_at FROM messages
            WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND day >= \(earliestDay(earliest))
                AND sent_at > \(earliest) AND \(sql: opensWindow)
            """)
        return ServiceWindow(customerWroteAt: try row?.optionalTimestamp("wrote_at"))
    }

    /// Of any age.
    public static func last(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, chat: ChatID
    ) throws -> ServiceWindow {
        let row = try connection.row(
            """
            SELECT sent_at FROM messages
            WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND \(sql: opensWindow)
            ORDER BY day DESC, sent_at DESC LIMIT 1
            """)
        return ServiceWindow(customerWroteAt: try row?.timestamp("sent_at"))
    }

    /// Beside rows of `chats`: when the customer of each wrote last, at any time.
    static let customerWroteAt: SQL = """
        SELECT wrote.sent_at FROM messages AS wrote
        WHERE wrote.workspace_id = chats.workspace_id AND wrote.chat_id = chats.chat_id AND \(sql: opensWindow)
        ORDER BY wrote.day DESC, wrote.sent_at DESC LIMIT 1
        """

    /// The same as far back as a window may still be open.
    static func recentlyWroteAt(_ workspace: WorkspaceID, now: Timestamp) -> SQL {
        let earliest = now - ServiceWindow.length
        return """
            SELECT wrote.sent_at FROM messages AS wrote
            WHERE wrote.workspace_id = \(workspace) AND wrote.chat_id = chats.chat_id
                AND wrote.day >= \(earliestDay(earliest)) AND wrote.sent_at > \(earliest)
                AND wrote.direction = 'incoming' AND wrote.source IN \(list: ReceivedMessage.Source.thatOpenWindows)
                AND wrote.kind NOT IN \(list: MessageContent.kindsThatOpenNoWindow)
            ORDER BY wrote.day DESC, wrote.sent_at DESC LIMIT 1
            """
    }

    /// Days are the workspace's, which may be one behind UTC's.
    private static func earliestDay(_ moment: Timestamp) -> Int64 {
        moment.milliseconds / 86_400_000 - 1
    }

    private static let opensWindow: SQL = """
        direction = 'incoming' AND source IN \(list: ReceivedMessage.Source.thatOpenWindows)
            AND kind NOT IN \(list: MessageContent.kindsThatOpenNoWindow)
        """
}

extension ReceivedMessage.Source {
    fileprivate static let thatOpenWindows = [Self.live, .standby, .echo, .history, .api].filter(\.opensWindow)
        .map(\.rawValue)
}
