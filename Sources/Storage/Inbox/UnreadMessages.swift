import Domain

/// What a member has not read: messages of customers that came after the newest they saw, and after they first looked.
enum UnreadMessages {
    /// A statement over the unread messages of each row of `chats`.
    static func of(_ chats: SQL, _ workspace: WorkspaceID, _ viewer: InboxList.Viewer, columns: SQL) -> SQL {
        let position = position(chats, workspace, viewer)
        return """
            SELECT \(sql: columns) FROM messages AS m
            WHERE m.workspace_id = \(workspace) AND m.chat_id = \(sql: chats).chat_id
                AND m.day >= \(viewer.unreadSinceDay)
                AND m.day >= COALESCE((SELECT r.day - 1 FROM chat_reads AS r \(sql: position)), 0)
                AND m.sent_at > \(viewer.unreadSince)
                AND m.message_id > COALESCE((SELECT r.message_id FROM chat_reads AS r \(sql: position)), 0)
                AND m.direction = 'incoming' AND m.source <> 'history'
                AND m.kind NOT IN \(list: MessageContent.kindsThatOpenNoWindow)
            """
    }

    private static func position(_ chats: SQL, _ workspace: WorkspaceID, _ viewer: InboxList.Viewer) -> SQL {
        """
        WHERE r.workspace_id = \(workspace) AND r.member_id = \(viewer.member) AND r.chat_id = \(sql: chats).chat_id
        """
    }
}
