public import Domain

/// Groups of which WhatsApp is to be asked what they are called and who is in them.
extension GroupTable {
    public struct Question: Sendable, Equatable {
        public var chat: ChatID
        public var number: BusinessNumberID
        public var group: GroupID
        public var askAt: Timestamp
    }

    /// The earliest first, whether or not their time has come.
    public static func questions(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, limit: Int
    ) throws -> [Question] {
        try connection.rows(
            """
            SELECT g.chat_id, g.ask_at, c.number_id, c.group_id FROM group_chats AS g
            JOIN chats AS c ON c.workspace_id = g.workspace_id AND c.chat_id = g.chat_id
            WHERE g.workspace_id = \(workspace) AND g.ask_at IS NOT NULL ORDER BY g.ask_at, g.chat_id LIMIT \(limit)
            """
        ).map { row in
            Question(
                chat: try row.id("chat_id"), number: try row.vendorID("number_id"),
                group: try row.vendorID("group_id"), askAt: try row.timestamp("ask_at"))
        }
    }

    /// - Parameter moment: `nil` = it was answered, or will never be.
    public static func ask(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, at moment: Timestamp?
    ) throws {
        try connection.run(
            """
            UPDATE group_chats SET ask_at = \(moment) WHERE workspace_id = \(workspace) AND chat_id = \(chat)
            """)
    }
}
