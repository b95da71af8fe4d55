import Domain

extension DiagnosisReading {
    /// A person has one chat with each number: those spoken in last are looked at.
    private static let chatsMax = 20
    /// How often somebody went into a group; few go into any.
    private static let staysMax = 200

    /// The newest message with this person in chats of the numbers that are seen. What others write in a group says
    /// little about one of its people, so groups are looked at only where they have no chat of their own.
    func newest(with person: PersonID, _ sight: Sight) throws -> MessageList.Item? {
        for chat in try ownChats(of: person, sight) {
            if let found = try newest(in: chat) { return found }
        }
        return try groups(of: person).compactMap { try newest(in: $0, until: $1) }
            .filter { sight.includes($0.number) }.max { ($0.sentAt, $0.id) < ($1.sentAt, $1.id) }
    }

    private func ownChats(of person: PersonID, _ sight: Sight) throws -> [ChatID] {
        let isSeen = PersonSight.condition(sight, number: "number_id") ?? "1 = 1"
        return try connection.rows(
            """
            SELECT chat_id FROM chats WHERE workspace_id = \(workspace) AND person_id = \(person) AND \(sql: isSeen)
            ORDER BY last_message_at DESC, chat_id DESC LIMIT \(Self.chatsMax)
            """
        ).map { try $0.id("chat_id") }
    }

    /// With the last day on which the person was in it. Columns beside the key are read on purpose: SQLite would
    /// otherwise walk the stays of everybody, in the key, rather than look up those of the person.
    private func groups(of person: PersonID) throws -> [ChatID: Int64] {
        let stays = try connection.rows(
            """
            SELECT chat_id, since_day, until_day FROM group_participants
            WHERE workspace_id = \(workspace) AND person_id = \(person) LIMIT \(Self.staysMax)
            """
        ).map { (try $0.id("chat_id") as ChatID, try $0.optionalInteger("until_day") ?? .max) }
        return Dictionary(stays, uniquingKeysWith: max)
    }

    private func newest(in chat: ChatID) throws -> MessageList.Item? {
        try item(
            """
            SELECT message_id FROM messages WHERE workspace_id = \(workspace) AND chat_id = \(chat)
            ORDER BY day DESC, sent_at DESC, message_id DESC LIMIT 1
            """)
    }

    private func newest(in chat: ChatID, until day: Int64) throws -> MessageList.Item? {
        try item(
            """
            SELECT message_id FROM messages WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND day <= \(day)
            ORDER BY day DESC, sent_at DESC, message_id DESC LIMIT 1
            """)
    }

    private func item(_ newest: SQL) throws -> MessageList.Item? {
        let id: MessageID? = try connection.row(newest).map { try $0.id("message_id") }
        return try id.flatMap { try MessageList.find(connection, workspace, id: $0.description) }
    }
}
