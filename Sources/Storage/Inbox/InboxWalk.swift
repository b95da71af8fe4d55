import Domain

/// Chats in the order of the inbox, from where a page ended on: one walk along an index for each number and state,
/// laid together.
struct InboxWalk {
    let workspace: WorkspaceID
    let filter: InboxList.Filter
    let viewer: InboxList.Viewer
    let after: InboxList.Key?
    /// Rows that are looked at one by one, a page.
    var scanMax = InboxList.scanMax

    /// Rows are looked at one by one.
    var isScanning: Bool { filter.isUnlinked || filter.isUnread }

    func page(limit: Int) -> SQL {
        if !isScanning { return together(limit: limit) }
        return """
            SELECT * FROM (\(sql: together(limit: scanMax))) AS chats
            WHERE \(sql: looked.joined(separator: " AND ")) \(sql: Self.order) LIMIT \(limit)
            """
    }

    /// The last chat that was looked at, if the scan ended because of its limit.
    var endOfScan: SQL {
        """
        SELECT * FROM (SELECT chats.last_message_at, chats.chat_id, COUNT(*) OVER () AS looked_at
            FROM (\(sql: together(limit: scanMax))) AS chats) AS chats
        WHERE looked_at = \(scanMax) ORDER BY last_message_at, chat_id LIMIT 1
        """
    }

    private static let order: SQL = "ORDER BY last_message_at DESC, chat_id DESC"

    private func together(limit: Int) -> SQL {
        let states = filter.isClosed.map { [$0] } ?? [false, true]
        let walks = filter.numbers.sorted().flatMap { number in
            states.map { walk(number, isClosed: $0, limit: limit) }
        }
        if walks.count == 1 { return walks[0] }
        let parts = walks.map { "SELECT * FROM (\(sql: $0)) AS walk" as SQL }
        return """
            SELECT * FROM (\(sql: parts.joined(separator: " UNION ALL "))) AS chats \(sql: Self.order) LIMIT \(limit)
            """
    }

    private func walk(_ number: BusinessNumberID, isClosed: Bool, limit: Int) -> SQL {
        var conditions: [SQL] = [
            "workspace_id = \(workspace)", "number_id = \(number)", "is_closed = \(isClosed)",
        ]
        switch filter.assignee {
        case .member(let member): conditions.append("assignee_id = \(member)")
        case .nobody: conditions.append("assignee_id = 0")
        case nil: break
        }
        if filter.isUnread { conditions.append("last_message_at > \(viewer.unreadSince)") }
        if let after { conditions.append("(last_message_at, chat_id) < (\(after.lastMessageAt), \(after.chat))") }
        return """
            SELECT * FROM chats WHERE \(sql: conditions.joined(separator: " AND ")) \(sql: Self.order) LIMIT \(limit)
            """
    }

    private var looked: [SQL] {
        var conditions: [SQL] = []
        if filter.isUnlinked { conditions.append(Self.isUnlinked) }
        if filter.isUnread {
            conditions.append("EXISTS (\(sql: UnreadMessages.of("chats", workspace, viewer, columns: "1")))")
        }
        return conditions
    }

    private static let isUnlinked: SQL = """
        NOT EXISTS (SELECT 1 FROM links AS made WHERE made.workspace_id = chats.workspace_id
            AND made.person_id = chats.person_id AND made.ended_at IS NULL)
        AND (chats.person_id <> 0 OR NOT EXISTS (SELECT 1 FROM group_participants AS inside
            JOIN links AS made ON made.workspace_id = inside.workspace_id AND made.person_id = inside.person_id
                AND made.ended_at IS NULL
            WHERE inside.workspace_id = chats.workspace_id AND inside.chat_id = chats.chat_id
                AND inside.until IS NULL))
        """
}
