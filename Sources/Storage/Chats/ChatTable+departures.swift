public import Domain

extension ChatTable {
    /// The business wrote: the chat moves up, never down.
    public static func touch(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, at moment: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE chats SET last_message_at = \(moment)
            WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND last_message_at < \(moment)
            """)
    }
}
