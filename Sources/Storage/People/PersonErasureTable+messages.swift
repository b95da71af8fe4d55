public import Domain

extension PersonErasureTable {
    /// Takes what the person and the company said to each other out of up to `limit` messages, and what the person said
    /// in groups.
    public static func eraseMessages(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID, limit: Int, now: Timestamp
    ) throws -> Progress {
        let rows = try messages(connection, workspace, person, limit: limit)
        try MessageTable.erase(connection, workspace, try rows.map { try $0.id("message_id") })
        for chat in Set(try rows.map { try $0.id("chat_id") as ChatID }).sorted() {
            try TimelineEntryTable.markStanding(connection, workspace, chat: chat, now: now)
        }
        return rows.isEmpty ? .done : .more
    }

    /// How much there is to erase in chats of their own.
    public static func extent(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws -> (chats: Int64, messages: Int64) {
        let row = try connection.row(
            """
            SELECT (SELECT COUNT(*) FROM chats WHERE workspace_id = \(workspace) AND person_id = \(person)) AS chats,
                COUNT(*) AS messages FROM messages
            WHERE workspace_id = \(workspace) AND chat_id IN (
                SELECT chat_id FROM chats WHERE workspace_id = \(workspace) AND person_id = \(person))
            """)
        return (try row?.integer("chats") ?? 0, try row?.integer("messages") ?? 0)
    }

    private static func messages(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID, limit: Int
    ) throws -> [SQLRow] {
        let own: SQL = "SELECT chat_id FROM chats WHERE workspace_id = \(workspace) AND person_id = \(person)"
        let found = try connection.rows(
            """
            SELECT message_id, chat_id FROM messages
            WHERE workspace_id = \(workspace) AND chat_id IN (\(sql: own)) AND kind <> 'erased' LIMIT \(limit)
            """)
        if !found.isEmpty { return found }
        return try connection.rows(
            """
            SELECT message_id, chat_id FROM messages
            WHERE workspace_id = \(workspace) AND sender_id = \(person)
                AND chat_id IN (\(sql: groups(workspace, [person]))) AND kind <> 'erased' LIMIT \(limit)
            """)
    }

    /// Where they wrote: their own chats and their groups.
    public static func chats(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws -> [ChatID] {
        try connection.rows(
            """
            SELECT chat_id FROM chats WHERE workspace_id = \(workspace) AND person_id = \(person)
            UNION \(sql: groups(workspace, [person])) ORDER BY chat_id
            """
        ).map { try $0.id("chat_id") }
    }

    /// The groups that they are or were in.
    static func groups(_ workspace: WorkspaceID, _ persons: some Collection<PersonID>) -> SQL {
        """
        SELECT chat_id FROM group_participants WHERE workspace_id = \(workspace) AND person_id IN \(list: persons)
        UNION SELECT chat_id FROM group_signs WHERE workspace_id = \(workspace) AND person_id IN \(list: persons)
        """
    }

    /// What the team wrote beside the messages, and what is still to be sent; what is being sent is waited for. The
    /// chats are nobody's any more, and closed.
    public static func eraseBeside(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws -> Progress {
        let chats: SQL = "SELECT chat_id FROM chats WHERE workspace_id = \(workspace) AND person_id = \(person)"
        for table in ["chat_drafts", "chat_notes"] as [SQL] {
            try connection.run(
                "DELETE FROM \(sql: table) WHERE workspace_id = \(workspace) AND chat_id IN (\(sql: chats))")
        }
        try connection.run(
            """
            UPDATE chats SET is_closed = 1, assignee_id = 0
            WHERE workspace_id = \(workspace) AND person_id = \(person)
            """)
        try connection.run(
            """
            DELETE FROM outgoing
            WHERE workspace_id = \(workspace) AND chat_id IN (\(sql: chats)) AND state <> 'sending'
            """)
        let sending = try connection.row(
            "SELECT outgoing_id FROM outgoing WHERE workspace_id = \(workspace) AND chat_id IN (\(sql: chats)) LIMIT 1")
        return sending == nil ? .done : .waiting
    }
}
