public import Domain

/// What members have begun to write.
public enum ChatDraftTable {
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ member: MemberID, _ chat: ChatID
    ) throws -> ChatDraft? {
        try connection.row(
            """
            SELECT draft, reply_to, is_note FROM chat_drafts
            WHERE workspace_id = \(workspace) AND member_id = \(member) AND chat_id = \(chat)
            """
        ).map { row in
            ChatDraft(
                text: try row.text("draft"), replyTo: try row.optionalVendorID("reply_to"),
                isNote: try row.bool("is_note"))
        }
    }

    /// An empty one is none.
    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ member: MemberID, _ chat: ChatID,
        _ draft: ChatDraft, now: Timestamp
    ) throws {
        if draft.isEmpty { return try remove(connection, workspace, member, chat) }
        try connection.run(
            """
            INSERT INTO chat_drafts (workspace_id, member_id, chat_id, draft, reply_to, is_note, saved_at)
            VALUES (\(workspace), \(member), \(chat), \(draft.text), \(draft.replyTo), \(draft.isNote),
                \(now))
            ON CONFLICT (workspace_id, member_id, chat_id) DO UPDATE SET
                draft = excluded.draft, reply_to = excluded.reply_to,
                is_note = excluded.is_note, saved_at = excluded.saved_at
            """)
    }

    public static func remove(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ member: MemberID, _ chat: ChatID
    ) throws {
        try connection.run(
            """
            DELETE FROM chat_drafts
            WHERE workspace_id = \(workspace) AND member_id = \(member) AND chat_id = \(chat)
            """)
    }
}
