public import Domain

/// Who of the team has which chat open.
public enum ChatPresenceTable {
    /// True where others see something new: somebody came, or began to write.
    public static func note(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, _ presence: ChatPresence,
        now: Timestamp
    ) throws -> Bool {
        let before = try all(connection, workspace, chat, now: now).first { $0.member == presence.member }
        let typedAt = presence.isTyping ? now : Timestamp.beginning
        try connection.run(
            """
            INSERT INTO chat_presence (workspace_id, chat_id, member_id, name, seen_at, typed_at)
            VALUES (\(workspace), \(chat), \(presence.member), \(presence.name), \(now), \(typedAt))
            ON CONFLICT (workspace_id, chat_id, member_id) DO UPDATE SET
                name = excluded.name, seen_at = excluded.seen_at,
                typed_at = CASE WHEN excluded.typed_at > chat_presence.typed_at THEN excluded.typed_at
                    ELSE chat_presence.typed_at END
            """)
        return before == nil || (presence.isTyping && before?.isTyping == false)
    }

    public static func leave(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ member: MemberID, except chat: ChatID
    ) throws {
        try connection.run(
            """
            DELETE FROM chat_presence
            WHERE workspace_id = \(workspace) AND member_id = \(member) AND chat_id <> \(chat)
            """)
    }

    /// Who was heard of lately, by name.
    public static func all(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, now: Timestamp
    ) throws -> [ChatPresence] {
        try connection.rows(
            """
            SELECT member_id, name, typed_at FROM chat_presence
            WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND seen_at > \(now - ChatPresence.life)
            ORDER BY name, member_id LIMIT 20
            """
        ).map { row in
            ChatPresence(
                member: try row.id("member_id"), name: try row.text("name"),
                isTyping: try row.timestamp("typed_at") > now - ChatPresence.typingLife)
        }
    }
}
