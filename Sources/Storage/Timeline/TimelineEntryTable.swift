public import Domain

/// Which entries HubSpot's timeline should have, and which of them wait to be compared with what it shows. Every change
/// of messages, links, mappings or settings marks entries here, in its own transaction.
public enum TimelineEntryTable {
    /// When a marked entry is written: soon, but not at every message of a busy chat.
    public struct Pace: Sendable {
        /// Collects what belongs together before the first write.
        public var gather: Duration
        /// At least this long between two writes of one entry.
        public var between: Duration

        public init(gather: Duration = .milliseconds(500), between: Duration = .seconds(3)) {
            self.gather = gather
            self.between = between
        }
    }

    /// An entry taken up for reconciling.
    public struct Due: Sendable, Equatable {
        public var chat: ChatID
        public var group: Int64
        /// What it was when it was read: a change meanwhile makes another.
        public var version: Int64
        public var attempts: Int64
    }

    /// One chat's day. What only a history brought, or a change of settings, waits behind everything else.
    public static func mark(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, chat: ChatID, day: LocalDay, isHistory: Bool = false,
        pace: Pace, now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO timeline_entries (workspace_id, chat_id, entry_group, state, version, changed_at, due_at,
                is_history)
            VALUES (\(workspace), \(chat), \(day.number), 'waiting', 1, \(now), \(now + pace.gather), \(isHistory))
            \(sql: remark(pace))
            """)
    }

    /// Every day of every chat of a person, and of groups every day on which they were in it: a link was made, or it
    /// moved.
    public static func markAll(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, person: PersonID, pace: Pace, now: Timestamp
    ) throws {
        try markAll(connection, workspace, persons: [person], pace: pace, now: now)
    }

    public static func markAll(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, persons: [PersonID], pace: Pace, now: Timestamp
    ) throws {
        for persons in persons.inUsualLengths {
            try connection.run(
                """
                INSERT INTO timeline_entries (workspace_id, chat_id, entry_group, state, version, changed_at, due_at)
                SELECT DISTINCT m.workspace_id, m.chat_id, m.day, 'waiting', 1, CAST(\(now) AS BIGINT),
                    CAST(\(now + pace.gather) AS BIGINT)
                FROM messages AS m JOIN chats AS c ON c.workspace_id = m.workspace_id AND c.chat_id = m.chat_id
                WHERE m.workspace_id = \(workspace) AND c.person_id IN \(list: persons)
                \(sql: remark(pace))
                """)
            try markGroupDays(connection, workspace, persons: persons, pace: pace, now: now)
        }
    }

    /// What stands already: of the contacts of an owner who came or went. See `TimelineWalkTable` for the numbers
    /// mapped to them.
    public static func markStanding(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, ownedBy owner: OwnerID, now: Timestamp
    ) throws {
        try markStanding(
            connection, workspace, now: now,
            chats: """
                SELECT c.chat_id FROM contacts AS k
                JOIN links AS l ON l.workspace_id = k.workspace_id AND l.contact_id = k.contact_id
                    AND l.ended_at IS NULL
                JOIN chats AS c ON c.workspace_id = l.workspace_id AND c.person_id = l.person_id
                WHERE k.workspace_id = \(workspace) AND k.owner_id = \(owner)
                UNION
                SELECT g.chat_id FROM contacts AS k
                JOIN links AS l ON l.workspace_id = k.workspace_id AND l.contact_id = k.contact_id
                    AND l.ended_at IS NULL
                JOIN group_participants AS g ON g.workspace_id = l.workspace_id AND g.person_id = l.person_id
                WHERE k.workspace_id = \(workspace) AND k.owner_id = \(owner)
                """)
    }

    /// What stands already: of the chats of a contact and the groups it is in, after its owner or name changed, or
    /// HubSpot lost it.
    public static func markStanding(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, contact: ContactID, now: Timestamp
    ) throws {
        try markStanding(
            connection, workspace, now: now,
            chats: """
                SELECT c.chat_id FROM chats AS c JOIN links AS l
                    ON l.workspace_id = c.workspace_id AND l.person_id = c.person_id AND l.ended_at IS NULL
                WHERE c.workspace_id = \(workspace) AND l.contact_id = \(contact)
                UNION
                SELECT g.chat_id FROM group_participants AS g JOIN links AS l
                    ON l.workspace_id = g.workspace_id AND l.person_id = g.person_id AND l.ended_at IS NULL
                WHERE g.workspace_id = \(workspace) AND l.contact_id = \(contact)
                """)
    }

    /// What stands already: of the chats in which a member wrote, after they became somebody else in HubSpot.
    public static func markStanding(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, member: MemberID, now: Timestamp
    ) throws {
        try markStanding(
            connection, workspace, now: now,
            chats: """
                SELECT chat_id FROM outgoing
                WHERE workspace_id = \(workspace) AND author LIKE \("member:\(member):%")
                """)
    }

    /// What stands already: of one chat, which is no more, or has another name.
    public static func markStanding(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, chat: ChatID, now: Timestamp
    ) throws {
        try markStanding(connection, workspace, now: now, chats: "\(chat)")
    }

    static func markStanding(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp, chats: SQL
    ) throws {
        try connection.run(
            """
            UPDATE timeline_entries SET state = 'waiting', version = version + 1, changed_at = \(now), due_at = \(now),
                attempts = 0, failure = NULL, sentence = NULL
            WHERE workspace_id = \(workspace) AND chat_id IN (\(sql: chats))
            """)
    }

    /// Entries that are due, oldest first and those of a history last; those with a create of unknown outcome wait
    /// until it has been looked for.
    public static func due(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp, limit: Int
    ) throws -> [Due] {
        try connection.rows(
            """
            SELECT e.chat_id, e.entry_group, e.version, e.attempts FROM timeline_entries AS e
            WHERE e.workspace_id = \(workspace) AND e.state = 'waiting' AND e.due_at <= \(now) AND NOT EXISTS (
                SELECT 1 FROM communications AS c WHERE c.workspace_id = e.workspace_id AND c.chat_id = e.chat_id
                    AND c.entry_group = e.entry_group AND c.state = 'creating')
            ORDER BY e.is_history, e.due_at LIMIT \(limit)
            """
        ).map {
            Due(
                chat: try $0.id("chat_id"), group: try $0.integer("entry_group"), version: try $0.integer("version"),
                attempts: try $0.integer("attempts"))
        }
    }

    /// When the next entry is due, if any waits that is not held up by a create of unknown outcome.
    public static func nextDue(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Timestamp? {
        try [false, true].compactMap { isHistory in
            try connection.row(
                """
                SELECT e.due_at FROM timeline_entries AS e
                WHERE e.workspace_id = \(workspace) AND e.state = 'waiting' AND e.is_history = \(isHistory)
                    AND NOT EXISTS (SELECT 1 FROM communications AS c WHERE c.workspace_id = e.workspace_id
                        AND c.chat_id = e.chat_id AND c.entry_group = e.entry_group AND c.state = 'creating')
                ORDER BY e.due_at LIMIT 1
                """
            )?.timestamp("due_at")
        }.min()
    }

    /// HubSpot shows what this version says.
    public static func settle(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ entry: Due, owner: OwnerDecision?, written: Bool,
        pace: Pace, now: Timestamp
    ) throws {
        let writtenAt: SQL = written ? "\(now)" : "written_at"
        try connection.run(
            """
            UPDATE timeline_entries SET
                state = CASE WHEN version = \(entry.version) THEN 'settled' ELSE state END,
                due_at = CASE WHEN version = \(entry.version) THEN due_at ELSE \(now + pace.between) END,
                written_at = \(sql: writtenAt), attempts = 0, failure = NULL, sentence = NULL,
                owner_id = \(owner?.owner), owner_reason = \(owner?.reason.sentence)
            WHERE workspace_id = \(workspace) AND chat_id = \(entry.chat) AND entry_group = \(entry.group)
            """)
    }

    /// Try again at `due`, or wait for a change when that is `nil`: unless it changed meanwhile, which is one.
    public static func fail(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ entry: Due, failure: String, sentence: String,
        due: Timestamp?
    ) throws {
        let state = due == nil ? "refused" : "waiting"
        try connection.run(
            """
            UPDATE timeline_entries SET state = CASE WHEN version = \(entry.version) THEN \(state) ELSE state END,
                attempts = attempts + 1, failure = \(failure), sentence = \(sentence),
                due_at = COALESCE(\(due), due_at)
            WHERE workspace_id = \(workspace) AND chat_id = \(entry.chat) AND entry_group = \(entry.group)
            """)
    }

    /// Whatever waits for a better moment is due now: HubSpot was connected again.
    public static func dueNow(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE timeline_entries SET due_at = \(now), attempts = 0
            WHERE workspace_id = \(workspace) AND state = 'waiting' AND failure IS NOT NULL
            """)
    }

    /// What a mark does to an entry that is there: a waiting one keeps its turn, a settled one waits its pace out.
    static func remark(_ pace: Pace) -> SQL {
        """
        ON CONFLICT (workspace_id, chat_id, entry_group) DO UPDATE SET
            version = timeline_entries.version + 1, changed_at = excluded.changed_at,
            due_at = CASE
                WHEN timeline_entries.state = 'waiting' THEN timeline_entries.due_at
                WHEN COALESCE(timeline_entries.written_at, 0) + \(pace.between.milliseconds) > excluded.due_at
                    THEN timeline_entries.written_at + \(pace.between.milliseconds)
                ELSE excluded.due_at END,
            attempts = CASE WHEN timeline_entries.state = 'waiting' THEN timeline_entries.attempts ELSE 0 END,
            is_history = CASE WHEN timeline_entries.state = 'waiting' AND timeline_entries.is_history = 0 THEN 0
                ELSE excluded.is_history END,
            state = 'waiting'
        """
    }
}
