public import Domain

extension TimelineEntryTable {
    /// Days of a group on which there are messages: somebody with a contact joined, or left, or turns out to have been
    /// in it.
    public static func mark(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, chat: ChatID, days: DaySpan, pace: Pace,
        now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO timeline_entries (workspace_id, chat_id, entry_group, state, version, changed_at, due_at)
            SELECT DISTINCT m.workspace_id, m.chat_id, m.day, 'waiting', 1, CAST(\(now) AS BIGINT),
                CAST(\(now + pace.gather) AS BIGINT)
            FROM messages AS m
            WHERE m.workspace_id = \(workspace) AND m.chat_id = \(chat) AND m.day >= \(days.first.number)
                AND m.day <= \(days.last?.number ?? .max)
            \(sql: remark(pace))
            """)
    }

    /// Days of groups on which one of these persons was in them.
    static func markGroupDays(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, persons: some Collection<PersonID>, pace: Pace,
        now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO timeline_entries (workspace_id, chat_id, entry_group, state, version, changed_at, due_at)
            SELECT DISTINCT m.workspace_id, m.chat_id, m.day, 'waiting', 1, CAST(\(now) AS BIGINT),
                CAST(\(now + pace.gather) AS BIGINT)
            FROM group_participants AS g
            JOIN messages AS m ON m.workspace_id = g.workspace_id AND m.chat_id = g.chat_id AND m.day >= g.since_day
                AND (g.until_day IS NULL OR m.day <= g.until_day)
            WHERE g.workspace_id = \(workspace) AND g.person_id IN \(list: persons)
            \(sql: remark(pace))
            """)
    }

    /// What stands already of the groups in which this person is named, linked or not: they have another name.
    public static func markStandingGroups(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, person: PersonID, now: Timestamp
    ) throws {
        try markStanding(
            connection, workspace, now: now,
            chats: """
                SELECT chat_id FROM group_participants WHERE workspace_id = \(workspace) AND person_id = \(person)
                """)
    }
}
