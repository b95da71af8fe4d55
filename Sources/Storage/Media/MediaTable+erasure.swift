public import Domain

extension MediaTable {
    /// The files of these persons' own chats are let go, and those that they sent to groups, and none is fetched any
    /// more; bytes that no other message names are noted to be taken off the disk.
    public static func erase(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of persons: [PersonID], now: Timestamp
    ) throws {
        for persons in persons.inUsualLengths {
            let theirs: SQL = """
                SELECT m.message_id FROM chats AS c
                JOIN messages AS m ON m.workspace_id = c.workspace_id AND m.chat_id = c.chat_id
                WHERE c.workspace_id = \(workspace) AND c.person_id IN \(list: persons)
                UNION SELECT message_id FROM messages
                WHERE workspace_id = \(workspace) AND sender_id IN \(list: persons)
                    AND chat_id IN (\(sql: PersonErasureTable.groups(workspace, persons)))
                """
            try connection.run(
                """
                INSERT INTO file_removals (workspace_id, file_hash, asked_at)
                SELECT DISTINCT workspace_id, file_hash, CAST(\(now) AS BIGINT) FROM media
                WHERE workspace_id = \(workspace) AND file_hash IS NOT NULL AND message_id IN (\(sql: theirs))
                ON CONFLICT (workspace_id, file_hash) DO NOTHING
                """)
            let erased = MediaProblem.erased
            try connection.run(
                """
                UPDATE media SET state = 'gone', problem = \(erased.word.rawValue), sentence = \(erased.sentence),
                    media_id = '', told_hash = NULL, file_hash = NULL, size = NULL, due_at = NULL, settled_at = \(now)
                WHERE workspace_id = \(workspace) AND message_id IN (\(sql: theirs))
                """)
        }
    }
}
