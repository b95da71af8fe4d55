public import Domain

extension OutgoingTable {
    /// In which chat each of these messages stands.
    public static func chats(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of messages: Set<OutgoingID>
    ) throws -> [OutgoingID: ChatID] {
        if messages.isEmpty { return [:] }
        let rows = try connection.rows(
            """
            SELECT outgoing_id, chat_id FROM outgoing
            WHERE workspace_id = \(workspace) AND outgoing_id IN \(list: messages.sorted())
            """)
        return Dictionary(
            try rows.map { (try $0.id("outgoing_id"), try $0.id("chat_id")) }, uniquingKeysWith: { $1 })
    }
}
