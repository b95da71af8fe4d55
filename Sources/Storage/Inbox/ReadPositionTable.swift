public import Domain

/// How far each member has read each chat.
public enum ReadPositionTable {
    /// What came before a member first looked at the inbox counts as read, but for this much.
    static let unreadBeforeFirstLook = Duration.seconds(86_400)

    /// Since when whatever was not read counts as unread; decided when a member looks first.
    public static func unreadSince(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ member: MemberID
    ) throws -> Timestamp? {
        try connection.row(
            """
            SELECT unread_since FROM inbox_members WHERE workspace_id = \(workspace) AND member_id = \(member)
            """
        )?.timestamp("unread_since")
    }

    public static func begin(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ member: MemberID, now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO inbox_members (workspace_id, member_id, unread_since)
            VALUES (\(workspace), \(member), \(now - unreadBeforeFirstLook))
            ON CONFLICT (workspace_id, member_id) DO NOTHING
            """)
    }

    /// Whether something is in the chat that this member has not read.
    public static func hasUnread(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ member: MemberID, _ chat: ChatID
    ) throws -> Bool {
        try unreadEnd(connection, workspace, member, chat) != nil
    }

    /// Everything that is in the chat now was read. False if it had been already.
    public static func markRead(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ member: MemberID, _ chat: ChatID
    ) throws -> Bool {
        guard let end = try unreadEnd(connection, workspace, member, chat) else { return false }
        return try connection.run(
            """
            INSERT INTO chat_reads (workspace_id, member_id, chat_id, message_id, day)
            VALUES (\(workspace), \(member), \(chat), \(end.message), \(end.day))
            ON CONFLICT (workspace_id, member_id, chat_id) DO UPDATE SET
                message_id = excluded.message_id, day = excluded.day
            WHERE excluded.message_id > chat_reads.message_id
            """) > 0
    }

    /// How far the chat goes, where that is further than the member has read. Asked before anything is written: a
    /// row that is only looked at for its conflict is locked all the same, and PostgreSQL has the disk keep the lock.
    private static func unreadEnd(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ member: MemberID, _ chat: ChatID
    ) throws -> (message: MessageID, day: Int64)? {
        // The largest id, not that of the newest: one that was sent earlier may have come later.
        let newest = try connection.row(
            """
            SELECT MAX(message_id) AS message_id, MAX(day) AS day FROM (
                SELECT message_id, day FROM messages WHERE workspace_id = \(workspace) AND chat_id = \(chat)
                ORDER BY day DESC, sent_at DESC, message_id DESC LIMIT \(lateMax)) AS latest
            """)
        guard let id = try newest?.optionalInteger("message_id"), let day = try newest?.optionalInteger("day") else {
            return nil
        }
        let read = try position(connection, workspace, member, chat)
        return read.map { $0.value < id } ?? true ? (MessageID(id), day) : nil
    }

    /// The newest message that a member has read in a chat.
    public static func position(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ member: MemberID, _ chat: ChatID
    ) throws -> MessageID? {
        try connection.row(
            """
            SELECT message_id FROM chat_reads
            WHERE workspace_id = \(workspace) AND member_id = \(member) AND chat_id = \(chat)
            """
        )?.id("message_id")
    }

    /// So far back a message that was sent earlier and came later is looked for.
    private static let lateMax = 50
}
