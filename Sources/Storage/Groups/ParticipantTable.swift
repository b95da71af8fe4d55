public import Domain

/// Who is, and was, in the groups: stays, dated, made from signs and messages. Whoever adds a sign or a message has the
/// stays of that person made anew in the same transaction.
public enum ParticipantTable {
    /// One person's stay as stored, with the days it spans in the workspace's time zone.
    public struct Stay: Sendable, Equatable {
        public var person: PersonID
        public var participation: Participation
        public var days: DaySpan

        public init(person: PersonID, participation: Participation, days: DaySpan) {
            self.person = person
            self.participation = participation
            self.days = days
        }
    }

    /// Everybody's stays, or one person's, in the order of time.
    public static func stays(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, of person: PersonID? = nil
    ) throws -> [Stay] {
        let condition: SQL = person.map { "AND person_id = \($0)" } ?? ""
        return try connection.rows(
            """
            SELECT * FROM group_participants WHERE workspace_id = \(workspace) AND chat_id = \(chat) \(sql: condition)
            ORDER BY since, person_id
            """
        ).map(stay)
    }

    /// Who was in the group on a day, if only for a part of it. Business numbers of our own are not among them.
    public static func persons(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, on day: LocalDay
    ) throws -> [PersonID] {
        try connection.rows(
            """
            SELECT DISTINCT g.person_id FROM group_participants AS g
            JOIN persons AS p ON p.workspace_id = g.workspace_id AND p.person_id = g.person_id AND p.is_business = 0
            WHERE g.workspace_id = \(workspace) AND g.chat_id = \(chat) AND g.since_day <= \(day.number)
                AND (g.until_day IS NULL OR g.until_day >= \(day.number))
            ORDER BY g.person_id
            """
        ).map { try $0.id("person_id") }
    }

    /// Whether somebody who was in the group on this day has a contact.
    public static func hasLinked(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, on day: LocalDay
    ) throws -> Bool {
        try connection.row(
            """
            SELECT 1 AS one FROM group_participants AS g
            JOIN links AS l ON l.workspace_id = g.workspace_id AND l.person_id = g.person_id AND l.ended_at IS NULL
            WHERE g.workspace_id = \(workspace) AND g.chat_id = \(chat) AND g.since_day <= \(day.number)
                AND (g.until_day IS NULL OR g.until_day >= \(day.number)) LIMIT 1
            """) != nil
    }

    /// Whether a stay of theirs covers the moment, so that nothing follows from another sign of it.
    public static func isKnown(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, _ person: PersonID,
        at moment: Timestamp
    ) throws -> Bool {
        try connection.row(
            """
            SELECT 1 AS one FROM group_participants
            WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND person_id = \(person) AND since <= \(moment)
                AND (until IS NULL OR until >= \(moment)) LIMIT 1
            """) != nil
    }

    /// The groups in which somebody is or was, or asked to be.
    public static func chats(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of person: PersonID
    ) throws -> [ChatID] {
        try connection.rows(
            """
            SELECT chat_id FROM group_participants WHERE workspace_id = \(workspace) AND person_id = \(person)
            UNION SELECT chat_id FROM group_signs WHERE workspace_id = \(workspace) AND person_id = \(person)
            ORDER BY chat_id
            """
        ).map { try $0.id("chat_id") }
    }

    /// Puts these stays of one person in the place of those that are stored.
    public static func replace(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, _ person: PersonID,
        with stays: [Stay]
    ) throws {
        try connection.run(
            """
            DELETE FROM group_participants
            WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND person_id = \(person)
            """)
        for stay in stays {
            let participation = stay.participation
            try connection.run(
                """
                INSERT INTO group_participants (workspace_id, chat_id, person_id, since, until, since_day, until_day,
                    ending)
                VALUES (\(workspace), \(chat), \(person), \(participation.since), \(participation.until),
                    \(stay.days.first.number), \(stay.days.last?.number), \(participation.ending?.rawValue))
                """)
        }
    }

    private static func stay(_ row: SQLRow) throws -> Stay {
        Stay(
            person: try row.id("person_id"),
            participation: Participation(
                since: try row.timestamp("since"), until: try row.optionalTimestamp("until"),
                ending: try row.optionalText("ending").flatMap { Participation.Ending(rawValue: $0) }),
            days: DaySpan(
                first: LocalDay(number: try row.integer("since_day")),
                last: try row.optionalInteger("until_day").map { LocalDay(number: $0) }))
    }
}
