public import Domain

extension TimelineEntryTable {
    /// One chat's day, where it has an entry: a file of one of its messages came, or will not. Who is not linked has
    /// none.
    public static func markIfThere(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, message: MessageID, pace: Pace, now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO timeline_entries (workspace_id, chat_id, entry_group, state, version, changed_at, due_at)
            SELECT e.workspace_id, e.chat_id, e.entry_group, 'waiting', 1, CAST(\(now) AS BIGINT),
                CAST(\(now + pace.gather) AS BIGINT)
            FROM timeline_entries AS e JOIN messages AS m ON m.workspace_id = e.workspace_id
                AND m.chat_id = e.chat_id AND m.day = e.entry_group
            WHERE m.workspace_id = \(workspace) AND m.message_id = \(message)
            \(sql: remark(pace))
            """)
    }

    /// Entries that show this file, after HubSpot would not take it.
    public static func markShowing(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, file: FileHash, now: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE timeline_entries SET state = 'waiting', version = version + 1, changed_at = \(now), due_at = \(now),
                attempts = 0, failure = NULL, sentence = NULL
            WHERE workspace_id = \(workspace) AND (chat_id, entry_group) IN (
                SELECT m.chat_id, m.day FROM media AS d JOIN messages AS m ON m.workspace_id = d.workspace_id
                    AND m.message_id = d.message_id
                WHERE d.workspace_id = \(workspace) AND d.file_hash = \(file))
            """)
    }
}
