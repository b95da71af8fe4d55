import Domain

extension DiagnosisReading {
    /// A person has a chat with each number at most, and is in few groups: those spoken in last are looked at.
    private static let chatsMax = 20

    /// The newest message with this person in chats of the numbers that are seen. What others write in a group says
    /// little about one of its people, so groups are looked at only where they have no chat of their own.
    func newest(with person: PersonID, _ sight: Sight) throws -> MessageList.Item? {
        for chat in try ownChats(of: person, sight) {
            if let found = try newest(in: chat) { return found }
        }
        for chat in try groups(of: person, sight) {
            if let found = try newest(in: chat, before: person) { return found }
        }
        return nil
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

    private func groups(of person: PersonID, _ sight: Sight) throws -> [ChatID] {
        let isSeen = PersonSight.condition(sight, number: "number_id") ?? "1 = 1"
        return try connection.rows(
            """
            SELECT chat_id FROM chats WHERE workspace_id = \(workspace) AND chat_id IN (
                SELECT chat_id FROM group_participants WHERE workspace_id = \(workspace) AND person_id = \(person))
                AND \(sql: isSeen)
            ORDER BY last_message_at DESC, chat_id DESC LIMIT \(Self.chatsMax)
            """
        ).map { try $0.id("chat_id") }
    }

    private func newest(in chat: ChatID) throws -> MessageList.Item? {
        try item(
            """
            SELECT message_id FROM messages WHERE workspace_id = \(workspace) AND chat_id = \(chat)
            ORDER BY day DESC, sent_at DESC, message_id DESC LIMIT 1
            """)
    }

    /// Of a group, until the day on which the person was in it last.
    private func newest(in chat: ChatID, before person: PersonID) throws -> MessageList.Item? {
        try item(
            """
            SELECT message_id FROM messages WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND day <= (
                SELECT MAX(COALESCE(until_day, \(Int64(Int32.max)))) FROM group_participants
                WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND person_id = \(person))
            ORDER BY day DESC, sent_at DESC, message_id DESC LIMIT 1
            """)
    }

    private func item(_ newest: SQL) throws -> MessageList.Item? {
        let id: MessageID? = try connection.row(newest).map { try $0.id("message_id") }
        return try id.flatMap { try MessageList.find(connection, workspace, id: $0.description) }
    }
}
