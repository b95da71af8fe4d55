import Domain

/// Reads a part of a chat in a fixed number of statements, however much it shows.
struct ThreadReader {
    let connection: any SQLConnection
    let workspace: WorkspaceID
    let chat: ChatID

    struct Row {
        var message: Message
        var day: LocalDay
        var source: String
        var progress: MessageProgress?

        var place: ThreadPlace { ThreadPlace(day: day, sentAt: message.sentAt, message: message.id) }
    }

    func read(_ part: ChatThread.Part) throws -> ChatThread {
        let found = try rows(part)
        var thread = ChatThread()
        thread.older = found.older
        thread.hasNewer = found.hasNewer
        thread.first = found.rows.first?.place
        thread.newestOutgoing = try newestOutgoing()
        let start = found.older == nil ? Timestamp.beginning : found.rows.first?.message.sentAt ?? .beginning
        let messages = try ThreadDetails(self, found.rows).messages
        thread.names = try names(messages)
        let beside = try aside(from: start, until: found.end)
        thread.entries = (messages.map(ChatThread.Entry.message) + beside).sorted { $0.order < $1.order }
        return thread
    }

    private struct Found {
        /// The oldest first.
        var rows: [Row]
        var older: ThreadPlace?
        var hasNewer = false
        /// What stands beside the messages is shown before that moment; `nil` = to the end.
        var end: Timestamp?
    }

    private func rows(_ part: ChatThread.Part) throws -> Found {
        let size = ChatThread.pageSize
        switch part {
        case .newest: return older(try backward(before: nil, size + 1), size)
        case .before(let place):
            var found = older(try backward(before: place, size + 1), size)
            found.end = place.sentAt
            found.hasNewer = true
            return found
        case .from(let place):
            let newer = try forward(from: place, ChatThread.openPageMax + 1)
            // Too many came: the newest ones alone.
            if newer.count > ChatThread.openPageMax { return try rows(.newest) }
            let hasOlder = try !backward(before: newer.first?.place ?? place, 1).isEmpty
            return Found(rows: newer, older: hasOlder ? newer.first?.place ?? place : nil)
        case .day(let day):
            return try around(
                ThreadPlace(day: day, sentAt: Timestamp(milliseconds: .min), message: MessageID(.min)))
        case .around(let message):
            guard let place = try place(message) else { return try rows(.newest) }
            return try around(place)
        }
    }

    /// Half a page on both sides.
    private func around(_ place: ThreadPlace) throws -> Found {
        let half = ChatThread.pageSize / 2
        let newer = try forward(from: place, half + 1)
        if newer.count <= half { return try rows(.newest) }
        var found = older(try backward(before: place, half + 1), half)
        found.rows += newer.prefix(half)
        found.hasNewer = true
        found.end = newer.last?.message.sentAt
        return found
    }

    private func older(_ rows: [Row], _ size: Int) -> Found {
        let page = Array(rows.prefix(size).reversed())
        return Found(rows: page, older: rows.count > size ? page.first?.place : nil)
    }

    private func place(_ message: MessageID) throws -> ThreadPlace? {
        try connection.row(
            """
            SELECT day, sent_at FROM messages
            WHERE workspace_id = \(workspace) AND message_id = \(message) AND chat_id = \(chat)
            """
        ).map {
            ThreadPlace(
                day: LocalDay(number: try $0.integer("day")), sentAt: try $0.timestamp("sent_at"), message: message)
        }
    }

    /// The newest first.
    private func backward(before place: ThreadPlace?, _ limit: Int) throws -> [Row] {
        let condition: SQL = place.map { "AND (day, sent_at, message_id) < \(sql: $0.row)" } ?? ""
        return try rows(condition, direction: "DESC", limit)
    }

    /// The oldest first.
    private func forward(from place: ThreadPlace, _ limit: Int) throws -> [Row] {
        try rows("AND (day, sent_at, message_id) >= \(sql: place.row)", direction: "ASC", limit)
    }

    private func rows(_ condition: SQL, direction: SQL, _ limit: Int) throws -> [Row] {
        let order = { (table: SQL) -> SQL in
            (["day", "sent_at", "message_id"] as [SQL]).map { table + $0 + " " + direction }.joined(separator: ", ")
        }
        return try connection.rows(
            """
            SELECT found.*, status.status AS status, status.sent_at AS told_sent_at, status.delivered_at,
                status.read_at, status.played_at, status.failed_at, status.error_code, status.error_text
            FROM (SELECT * FROM messages WHERE workspace_id = \(workspace) AND chat_id = \(chat) \(sql: condition)
                ORDER BY \(sql: order("")) LIMIT \(limit)) AS found
            LEFT JOIN message_statuses AS status ON status.workspace_id = found.workspace_id
                AND status.wamid = found.wamid
            ORDER BY \(sql: order("found."))
            """
        ).map { row in
            Row(
                message: try MessageTable.message(row), day: LocalDay(number: try row.integer("day")),
                source: try row.text("source"), progress: try MessageProgress(row))
        }
    }

    private func newestOutgoing() throws -> OutgoingID? {
        try connection.row(
            """
            SELECT outgoing_id FROM outgoing WHERE workspace_id = \(workspace) AND chat_id = \(chat)
                AND is_signal = 0 ORDER BY day DESC, outgoing_id DESC LIMIT 1
            """
        )?.id("outgoing_id")
    }

    private func names(_ messages: [ThreadMessage]) throws -> [PersonID: PersonName] {
        let persons = Set(
            messages.flatMap { [$0.message.sender, $0.quote?.sender] + $0.reactions.map(\.person) }.compactMap(\.self))
        return try PersonName.find(connection, workspace, persons)
    }
}

extension ThreadReader {
    /// Notes, and what is no message yet or never becomes one.
    private func aside(from start: Timestamp, until end: Timestamp?) throws -> [ChatThread.Entry] {
        let notes = try ChatNoteTable.between(connection, workspace, chat, start, end, limit: ChatThread.asideMax)
        let waiting = try waiting(from: start, until: end)
        let again = try repeated(waiting.map(\.id))
        return notes.map(ChatThread.Entry.note)
            + waiting.map { .outgoing($0, hasRepetition: again.contains($0.id)) }
    }

    private func waiting(from start: Timestamp, until end: Timestamp?) throws -> [OutgoingMessage] {
        // Days are the workspace's, which may be one behind or ahead of UTC's.
        let firstDay = start.milliseconds / 86_400_000 - 1
        let before: SQL = end.map { "AND day <= \($0.milliseconds / 86_400_000 + 1)" } ?? ""
        return try connection.rows(
            """
            SELECT * FROM outgoing WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND day >= \(firstDay)
                \(sql: before) AND is_signal = 0 AND state NOT IN ('accepted', 'cancelled')
            ORDER BY day DESC, outgoing_id DESC LIMIT \(ChatThread.asideMax)
            """
        ).map(OutgoingTable.message).filter { message in
            message.shownAt >= start && end.map { message.shownAt < $0 } ?? true
                && message.content.asMessage?.target == nil
        }
    }

    /// Of these, those that were asked for once more.
    func repeated(_ ids: [OutgoingID]) throws -> Set<OutgoingID> {
        if ids.isEmpty { return [] }
        return Set(
            try connection.rows(
                """
                SELECT again_of FROM outgoing
                WHERE workspace_id = \(workspace) AND again_of IN \(list: ids)
                """
            ).map { try $0.id("again_of") })
    }
}

extension ChatThread.Entry {
    /// By time; what the team did about a message stands behind it.
    fileprivate var order: (Timestamp, Int, Int64) {
        switch self {
        case .message(let entry): (entry.message.sentAt, 0, entry.message.id.value)
        case .outgoing(let message, _): (message.shownAt, 1, message.id.value)
        case .note(let note): (note.at, 2, note.id.value)
        }
    }
}
