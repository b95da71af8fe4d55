public import Domain

/// A business number with a person, or with a group.
public enum ChatTable {
    /// The business number that this person wrote with last; `nil` = with none.
    public static func lastNumber(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of person: PersonID
    ) throws -> BusinessNumberID? {
        try connection.row(
            """
            SELECT number_id FROM chats WHERE workspace_id = \(workspace) AND person_id = \(person)
            ORDER BY last_message_at DESC, chat_id DESC LIMIT 1
            """
        )?.vendorID("number_id")
    }

    /// The chat of these two sides, made if it is new. `at`, the time of a message, moves its last message forward,
    /// never back; what comes of a history moves nothing where somebody has written since.
    public static func findOrMake(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, number: BusinessNumberID, side: Chat.Side,
        at moment: Timestamp?, isHistory: Bool = false, newID: () -> ChatID
    ) throws -> ChatID {
        let moment = moment ?? .beginning
        let found = try connection.row(
            """
            SELECT chat_id, last_message_at, is_history FROM chats WHERE workspace_id = \(workspace)
                AND number_id = \(number) AND person_id = \(side.storedPerson) AND group_id = \(side.storedGroup)
            """)
        if let found {
            let chat: ChatID = try found.id("chat_id")
            let wasHistory = try found.bool("is_history")
            let isLater = try found.timestamp("last_message_at") < moment
            if isHistory ? wasHistory && isLater : wasHistory || isLater {
                try connection.run(
                    """
                    UPDATE chats SET last_message_at = \(moment), is_history = \(isHistory)
                    WHERE workspace_id = \(workspace) AND chat_id = \(chat)
                    """)
            }
            return chat
        }
        let chat = newID()
        try connection.run(
            """
            INSERT INTO chats (workspace_id, chat_id, number_id, person_id, group_id, last_message_at, is_history)
            VALUES (\(workspace), \(chat), \(number), \(side.storedPerson), \(side.storedGroup), \(moment),
                \(isHistory))
            """)
        return chat
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chats: Set<ChatID>
    ) throws -> [ChatID: Chat] {
        if chats.isEmpty { return [:] }
        let rows = try connection.rows(
            "SELECT * FROM chats WHERE workspace_id = \(workspace) AND chat_id IN \(list: chats.sorted())")
        return Dictionary(try rows.map(chat).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    }

    static func chat(_ row: SQLRow) throws -> Chat {
        let lastMessageAt = try row.timestamp("last_message_at")
        return Chat(
            id: try row.id("chat_id"), number: try row.vendorID("number_id"), side: try side(row),
            lastMessageAt: lastMessageAt == .beginning ? nil : lastMessageAt)
    }

    static func side(_ row: SQLRow) throws -> Chat.Side {
        let group = try row.text("group_id")
        return group.isEmpty ? .person(try row.id("person_id")) : .group(GroupID(group))
    }

    /// Gives `from`'s own chats to `to`, message by message where both have one with the same number. Returns chats
    /// that are gone afterwards. Groups are nobody's own.
    public static func moveAll(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from: PersonID, to: PersonID
    ) throws -> [ChatID] {
        let doubled = try connection.rows(
            """
            SELECT old.chat_id AS old_id, new.chat_id AS new_id FROM chats AS old
            JOIN chats AS new ON new.workspace_id = old.workspace_id AND new.number_id = old.number_id
                AND new.person_id = \(to)
            WHERE old.workspace_id = \(workspace) AND old.person_id = \(from)
            """)
        var gone: [ChatID] = []
        for row in doubled {
            let old: ChatID = try row.id("old_id")
            let new: ChatID = try row.id("new_id")
            try connection.run(
                "UPDATE messages SET chat_id = \(new) WHERE workspace_id = \(workspace) AND chat_id = \(old)")
            try OutgoingTable.move(connection, workspace, from: old, to: new)
            try joinOrder(connection, workspace, old, into: new)
            try moveTeamwork(connection, workspace, from: old, to: new)
            try connection.run("DELETE FROM chats WHERE workspace_id = \(workspace) AND chat_id = \(old)")
            gone.append(old)
        }
        try connection.run(
            "UPDATE chats SET person_id = \(to) WHERE workspace_id = \(workspace) AND person_id = \(from)")
        return gone
    }

    /// The later of the two, where both know the present or neither does; else what the one knows that does.
    private static func joinOrder(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ old: ChatID, into new: ChatID
    ) throws {
        let rows = try connection.rows(
            """
            SELECT last_message_at, is_history FROM chats
            WHERE workspace_id = \(workspace) AND chat_id IN (\(old), \(new))
            ORDER BY is_history, last_message_at DESC LIMIT 1
            """)
        guard let row = rows.first else { return }
        try connection.run(
            """
            UPDATE chats SET last_message_at = \(try row.timestamp("last_message_at")),
                is_history = \(try row.bool("is_history"))
            WHERE workspace_id = \(workspace) AND chat_id = \(new)
            """)
    }

    /// When somebody wrote last, told from the messages: after some were moved in or out.
    static func settleOrder(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID) throws {
        let row = try connection.row(
            """
            SELECT MAX(CASE WHEN source <> 'history' THEN sent_at END) AS live, MAX(sent_at) AS latest FROM messages
            WHERE workspace_id = \(workspace) AND chat_id = \(chat)
            """)
        guard let row, let latest = try row.optionalTimestamp("latest") else { return }
        let live = try row.optionalTimestamp("live")
        try connection.run(
            """
            UPDATE chats SET last_message_at = \(live ?? latest), is_history = \(live == nil)
            WHERE workspace_id = \(workspace) AND chat_id = \(chat)
            """)
    }
}

/// Of the two columns one is set; 0 is nobody's id, and no group has an empty one.
extension Chat.Side {
    fileprivate var storedPerson: Int64 {
        switch self {
        case .person(let person): person.value
        case .group: 0
        }
    }

    fileprivate var storedGroup: String {
        switch self {
        case .person: ""
        case .group(let group): group.value
        }
    }
}
