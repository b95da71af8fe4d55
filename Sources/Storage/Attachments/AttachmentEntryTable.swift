public import Domain

/// Timeline entries whose files wait to be compared with what HubSpot holds. Whoever settles an entry queues it here,
/// in the same transaction; what is done is gone.
public enum AttachmentEntryTable {
    public struct Due: Sendable, Equatable {
        public var chat: ChatID
        public var group: Int64
        /// What it was when it was read: a change meanwhile makes another.
        public var version: Int64
        public var attempts: Int64
    }

    /// The day, if it has files here or notes in HubSpot.
    public static func queueIfAny(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, chat: ChatID, group: Int64, now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO attachment_entries (workspace_id, chat_id, entry_group, version, due_at)
            SELECT w.workspace_id, CAST(\(chat) AS BIGINT), CAST(\(group) AS BIGINT), 1, CAST(\(now) AS BIGINT)
            FROM workspaces AS w WHERE w.workspace_id = \(workspace) AND (
                EXISTS (SELECT 1 FROM attachment_notes AS n WHERE n.workspace_id = w.workspace_id
                    AND n.chat_id = \(chat) AND n.entry_group = \(group))
                OR EXISTS (SELECT 1 FROM messages AS m JOIN media AS d ON d.workspace_id = m.workspace_id
                        AND d.message_id = m.message_id AND d.state = 'stored'
                    WHERE m.workspace_id = w.workspace_id AND m.chat_id = \(chat) AND m.day = \(group)))
            ON CONFLICT (workspace_id, chat_id, entry_group) DO UPDATE SET
                version = attachment_entries.version + 1, due_at = excluded.due_at, attempts = 0, problem = NULL,
                sentence = NULL
            """)
    }

    /// The first that is due; those with a note of unknown outcome wait until it has been looked for.
    public static func nextDue(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp
    ) throws -> Due? {
        try connection.row(
            """
            SELECT e.* FROM attachment_entries AS e
            WHERE e.workspace_id = \(workspace) AND e.due_at <= \(now) AND \(sql: isSure)
            ORDER BY e.due_at, e.chat_id, e.entry_group LIMIT 1
            """
        ).map { row in
            Due(
                chat: try row.id("chat_id"), group: try row.integer("entry_group"),
                version: try row.integer("version"), attempts: try row.integer("attempts"))
        }
    }

    public static func nextDueAt(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Timestamp? {
        try connection.row(
            """
            SELECT e.due_at FROM attachment_entries AS e
            WHERE e.workspace_id = \(workspace) AND \(sql: isSure) ORDER BY e.due_at LIMIT 1
            """
        )?.timestamp("due_at")
    }

    /// HubSpot holds what this version says; a newer one stays queued.
    public static func finish(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ entry: Due
    ) throws {
        try connection.run(
            """
            DELETE FROM attachment_entries WHERE workspace_id = \(workspace) AND chat_id = \(entry.chat)
                AND entry_group = \(entry.group) AND version = \(entry.version)
            """)
    }

    /// To be tried again at `due`.
    public static func fail(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ entry: Due, problem: String, sentence: String,
        due: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE attachment_entries SET attempts = attempts + 1, due_at = \(due), problem = \(problem),
                sentence = \(sentence)
            WHERE workspace_id = \(workspace) AND chat_id = \(entry.chat) AND entry_group = \(entry.group)
                AND version = \(entry.version)
            """)
    }

    private static let isSure: SQL = """
        NOT EXISTS (SELECT 1 FROM attachment_notes AS n WHERE n.workspace_id = e.workspace_id
            AND n.chat_id = e.chat_id AND n.entry_group = e.entry_group AND n.state = 'creating')
        """
}
