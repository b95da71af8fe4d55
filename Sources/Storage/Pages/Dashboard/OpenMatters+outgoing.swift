public import Domain

extension OpenMatters {
    /// A message of the business of which nobody knows whether it was sent.
    public struct UnknownSend: Sendable {
        public var id: OutgoingID
        public var sentence: String
        public var askedAt: Timestamp
        public var person: PersonName
        public var chat: ChatID
        /// Of the business, in the chat.
        public var number: BusinessNumberID
    }

    static func unknownSends(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ sight: Sight
    ) throws -> [UnknownSend] {
        let isSeen = PersonSight.condition(sight, workspace, chat: "outgoing.chat_id") ?? "1 = 1"
        return try connection.rows(
            """
            SELECT sent.outgoing_id, sent.chat_id, sent.sentence, sent.asked_at, chats.number_id,
                \(sql: PersonName.columns)
            FROM (SELECT * FROM outgoing WHERE workspace_id = \(workspace) AND state = 'unknown'
                AND \(sql: isSeen) ORDER BY outgoing_id DESC LIMIT \(shown)) AS sent
            JOIN chats ON chats.workspace_id = sent.workspace_id AND chats.chat_id = sent.chat_id
            JOIN persons ON persons.workspace_id = chats.workspace_id AND persons.person_id = chats.person_id
            ORDER BY sent.outgoing_id DESC
            """
        ).map { row in
            UnknownSend(
                id: try row.id("outgoing_id"), sentence: try row.optionalText("sentence") ?? "",
                askedAt: try row.timestamp("asked_at"), person: try PersonName(row),
                chat: try row.id("chat_id"), number: try row.vendorID("number_id"))
        }
    }
}
