public import Domain

/// What the database holds that a person has to look at, the newest of each kind.
public struct OpenMatters: Sendable {
    /// At most this many of a kind are shown.
    public static let shown = 20

    public struct RefusedEntry: Sendable {
        public var key: TimelineEntryKey
        public var failure: String
        public var sentence: String
        public var changedAt: Timestamp
        public var side: SideName
        /// Of the business, in the chat.
        public var number: BusinessNumberID
    }

    public struct Conflict: Sendable {
        public var person: PersonName
        public var reason: String
        public var candidates: Int
        public var decidedAt: Timestamp
        /// In which the person wrote; `nil` = only in groups.
        public var chat: ChatID?
    }

    public struct UnknownPart: Sendable {
        public var part: String
        public var name: String
        public var seen: Int64
        public var lastSeenAt: Timestamp
        public var intake: IntakeID
    }

    public struct ProblemBody: Sendable {
        public var id: IntakeID
        public var source: String
        public var state: String
        public var problem: String
        public var receivedAt: Timestamp
    }

    public var refused: [RefusedEntry]
    public var conflicts: [Conflict]
    public var unknownParts: [UnknownPart]
    public var problemBodies: [ProblemBody]
    public var unknownSends: [UnknownSend]
    /// What WhatsApp told and somebody has to see.
    public var notices: [AccountNotice]

    public static func read(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ sight: Sight, now: Timestamp
    ) throws -> OpenMatters {
        OpenMatters(
            refused: try refused(connection, workspace, sight), conflicts: try conflicts(connection, workspace, sight),
            unknownParts: try unknownParts(connection, workspace),
            problemBodies: try problemBodies(connection, workspace),
            unknownSends: try unknownSends(connection, workspace, sight),
            notices: try NoticeTable.open(connection, workspace, now: now, limit: shown))
    }

    private static func refused(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ sight: Sight
    ) throws -> [RefusedEntry] {
        let isSeen = PersonSight.condition(sight, workspace, chat: "timeline_entries.chat_id") ?? "1 = 1"
        return try connection.rows(
            """
            SELECT entry.chat_id, entry.entry_group, entry.failure, entry.sentence, entry.changed_at,
                chats.number_id, \(sql: PersonName.columns), \(sql: GroupSummary.columns)
            FROM (SELECT * FROM timeline_entries WHERE workspace_id = \(workspace) AND state = 'refused'
                AND \(sql: isSeen) ORDER BY changed_at DESC LIMIT \(shown)) AS entry
            JOIN chats ON chats.workspace_id = entry.workspace_id AND chats.chat_id = entry.chat_id
            \(sql: GroupSummary.join)
            LEFT JOIN persons ON persons.workspace_id = chats.workspace_id AND persons.person_id = chats.person_id
            ORDER BY entry.changed_at DESC
            """
        ).compactMap { row in
            let person = try row.isNull("person_id") ? nil : PersonName(row)
            guard let side = try GroupSummary(row).map(SideName.group) ?? person.map(SideName.person) else {
                return nil
            }
            return RefusedEntry(
                key: TimelineEntryKey(chat: try row.id("chat_id"), group: try row.integer("entry_group")),
                failure: try row.optionalText("failure") ?? "", sentence: try row.optionalText("sentence") ?? "",
                changedAt: try row.timestamp("changed_at"), side: side,
                number: try row.vendorID("number_id"))
        }
    }

    private static func conflicts(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ sight: Sight
    ) throws -> [Conflict] {
        let isSeen = PersonSight.condition(sight, workspace, person: "link_verdicts.person_id") ?? "1 = 1"
        let rows = try connection.rows(
            """
            SELECT verdict.reason, verdict.candidates, verdict.decided_at, \(sql: PersonName.columns)
            FROM (SELECT * FROM link_verdicts WHERE workspace_id = \(workspace) AND verdict = 'conflict'
                AND \(sql: isSeen) ORDER BY person_id DESC LIMIT \(shown)) AS verdict
            JOIN persons ON persons.workspace_id = verdict.workspace_id AND persons.person_id = verdict.person_id
            ORDER BY persons.person_id DESC
            """)
        let persons = Set(try rows.map { try $0.id("person_id") as PersonID })
        let chats = try PersonChats.newest(connection, workspace, of: persons, sight)
        return try rows.map { row in
            let person = try PersonName(row)
            return Conflict(
                person: person, reason: try row.text("reason"),
                candidates: try row.text("candidates").split(separator: ";").count,
                decidedAt: try row.timestamp("decided_at"), chat: chats[person.id])
        }
    }

    private static func unknownParts(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> [UnknownPart]
    {
        try connection.rows(
            """
            SELECT part, name, seen, last_seen_at, last_intake_id FROM unknown_parts
            WHERE workspace_id = \(workspace) AND is_known = 0
            ORDER BY last_seen_at DESC, part, name LIMIT \(shown)
            """
        ).map { row in
            UnknownPart(
                part: try row.text("part"), name: try row.text("name"), seen: try row.integer("seen"),
                lastSeenAt: try row.timestamp("last_seen_at"), intake: try row.id("last_intake_id"))
        }
    }

    private static func problemBodies(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [ProblemBody] {
        try connection.rows(
            """
            SELECT intake_id, source, state, problem, received_at FROM intake
            WHERE workspace_id = \(workspace) AND state IN ('failed', 'unreadable')
            ORDER BY intake_id DESC LIMIT \(shown)
            """
        ).map { row in
            ProblemBody(
                id: try row.id("intake_id"), source: try row.text("source"), state: try row.text("state"),
                problem: try row.optionalText("problem") ?? "", receivedAt: try row.timestamp("received_at"))
        }
    }
}
