public import Domain

/// Changes that concern every entry of a workspace, or of a business number, on their way through all of them. Marking
/// a million entries at once would hold everything else up, so a change only starts a walk, in its own transaction, and
/// each slice of it is marked together with how far it has come.
public enum TimelineWalkTable {
    /// Chats looked at in one slice.
    private static let chatsOfSlice = 200

    /// How far the walks have come.
    public struct Progress: Sendable, Equatable {
        public var passed: Int64
        public var chats: Int64
    }

    private struct Walk {
        /// `nil` = of all numbers.
        var number: BusinessNumberID?
        /// The last chat and day that were marked.
        var chat: ChatID
        var day: Int64
    }

    /// From the beginning, however far an earlier one has come.
    ///
    /// - Parameter number: whose chats; `nil` = everybody's.
    public static func start(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ number: BusinessNumberID? = nil
    ) throws {
        if number == nil { try connection.run("DELETE FROM timeline_walks WHERE workspace_id = \(workspace)") }
        try save(connection, workspace, Walk(number: number, chat: ChatID(0), day: .min))
    }

    /// An owner came or went: through the chats of the numbers mapped to them, and through everybody's where they are
    /// the workspace's fallback.
    public static func start(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, owner: OwnerID
    ) throws {
        if try WorkspaceTable.find(connection, workspace)?.fallbackOwner == owner {
            return try start(connection, workspace)
        }
        let mappings = try UserMappingTable.current(connection, workspace).filter { $0.owner == owner }
        for number in Set(mappings.map(\.number)) { try start(connection, workspace, number) }
    }

    public static func isUnderWay(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Bool {
        try first(connection, workspace) != nil
    }

    /// `nil` = nothing is under way.
    ///
    /// - Parameter number: only a walk through its chats; `nil` = the next one.
    public static func progress(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of number: BusinessNumberID? = nil
    ) throws -> Progress? {
        guard let walk = try first(connection, workspace, of: number) else { return nil }
        let chats: SQL = "chats WHERE workspace_id = \(workspace) \(sql: ofNumber(walk))"
        return Progress(
            passed: try count(connection, "\(sql: chats) AND chat_id <= \(walk.chat)"),
            chats: try count(connection, chats))
    }

    /// Marks the next entries, up to `limit`, behind whatever else waits.
    public static func markSlice(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, limit: Int, pace: TimelineEntryTable.Pace,
        now: Timestamp
    ) throws {
        guard var walk = try first(connection, workspace) else { return }
        let chats = try chats(connection, workspace, of: walk)
        var room = limit
        for chat in chats where room > 0 {
            let days = try days(connection, workspace, chat, after: chat == walk.chat ? walk.day : .min, limit: room)
            for day in days {
                try TimelineEntryTable.mark(
                    connection, workspace, chat: chat, day: day, isHistory: true, pace: pace, now: now)
            }
            room -= days.count
            // With room left the chat is through.
            walk.chat = chat
            walk.day = room > 0 ? .max : days.last?.number ?? .max
        }
        if room > 0, chats.count < chatsOfSlice {
            try end(connection, workspace, walk)
        } else {
            try save(connection, workspace, walk)
        }
    }

    /// Every day of one chat, at once.
    public static func mark(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, chat: ChatID, pace: TimelineEntryTable.Pace,
        now: Timestamp
    ) throws {
        for day in try days(connection, workspace, chat, after: .min, limit: .max) {
            try TimelineEntryTable.mark(connection, workspace, chat: chat, day: day, pace: pace, now: now)
        }
    }

    /// Days that have an entry, or might have one: something was written, and somebody with a contact was there.
    private static func days(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, after: Int64, limit: Int
    ) throws -> [LocalDay] {
        let isLinked: SQL = """
            (EXISTS (SELECT 1 FROM chats AS c JOIN links AS l ON l.workspace_id = c.workspace_id
                AND l.person_id = c.person_id AND l.ended_at IS NULL
                WHERE c.workspace_id = \(workspace) AND c.chat_id = \(chat))
            OR EXISTS (SELECT 1 FROM group_participants AS g JOIN links AS l
                ON l.workspace_id = g.workspace_id AND l.person_id = g.person_id AND l.ended_at IS NULL
                WHERE g.workspace_id = \(workspace) AND g.chat_id = \(chat) AND g.since_day <= written.day
                    AND (g.until_day IS NULL OR g.until_day >= written.day)))
            """
        return try connection.rows(
            """
            SELECT day FROM (
                SELECT entry_group AS day FROM timeline_entries
                WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND entry_group > \(after)
                UNION
                SELECT written.day FROM (
                    SELECT DISTINCT day FROM messages
                    WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND day > \(after)
                    UNION
                    SELECT DISTINCT day FROM outgoing
                    WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND day > \(after)) AS written
                WHERE \(sql: isLinked)) AS days
            ORDER BY day LIMIT \(limit)
            """
        ).map { LocalDay(number: try $0.integer("day")) }
    }

    private static func chats(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of walk: Walk
    ) throws -> [ChatID] {
        try connection.rows(
            """
            SELECT chat_id FROM chats WHERE workspace_id = \(workspace) AND chat_id >= \(walk.chat)
                \(sql: ofNumber(walk))
            ORDER BY chat_id LIMIT \(chatsOfSlice)
            """
        ).map { try $0.id("chat_id") }
    }

    private static func ofNumber(_ walk: Walk) -> SQL {
        walk.number.map { "AND number_id = \($0)" } ?? ""
    }

    private static func first(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of number: BusinessNumberID? = nil
    ) throws -> Walk? {
        let which: SQL = number.map { "AND number_id IN ('', \($0))" } ?? ""
        return try connection.row(
            "SELECT * FROM timeline_walks WHERE workspace_id = \(workspace) \(sql: which) ORDER BY number_id LIMIT 1"
        ).map { row in
            let number = try row.text("number_id")
            return Walk(
                number: number.isEmpty ? nil : BusinessNumberID(number), chat: try row.id("chat_id"),
                day: try row.integer("day"))
        }
    }

    private static func save(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ walk: Walk) throws {
        try connection.run(
            """
            INSERT INTO timeline_walks (workspace_id, number_id, chat_id, day)
            VALUES (\(workspace), \(walk.number?.value ?? ""), \(walk.chat), \(walk.day))
            ON CONFLICT (workspace_id, number_id) DO UPDATE SET chat_id = excluded.chat_id, day = excluded.day
            """)
    }

    private static func end(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ walk: Walk) throws {
        try connection.run(
            """
            DELETE FROM timeline_walks
            WHERE workspace_id = \(workspace) AND number_id = \(walk.number?.value ?? "")
            """)
    }
}
