public import Domain

/// Taking messages out of chats that two persons shared.
extension ChatTable {
    /// Gives the messages that a join noted, and that `holder` still has, to chats of `person`: a whole chat where it
    /// holds nothing else, else a new one beside it. Returns every chat that changed.
    public static func separate(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ join: PersonJoinID, to person: PersonID,
        from holder: PersonID, newID: () -> ChatID
    ) throws -> [ChatID] {
        let rows = try connection.rows(
            """
            SELECT c.chat_id, c.number_id, COUNT(j.message_id) AS noted, COUNT(*) AS messages
            FROM chats AS c
            JOIN messages AS m ON m.workspace_id = c.workspace_id AND m.chat_id = c.chat_id
            LEFT JOIN person_join_messages AS j ON j.workspace_id = m.workspace_id AND j.join_id = \(join)
                AND j.message_id = m.message_id
            WHERE c.workspace_id = \(workspace) AND c.person_id = \(holder)
            GROUP BY c.chat_id, c.number_id HAVING COUNT(j.message_id) > 0 ORDER BY c.chat_id
            """)
        var changed: [ChatID] = []
        for row in rows {
            let chat: ChatID = try row.id("chat_id")
            changed.append(chat)
            if try row.integer("noted") == row.integer("messages") {
                try connection.run(
                    "UPDATE chats SET person_id = \(person) WHERE workspace_id = \(workspace) AND chat_id = \(chat)")
                continue
            }
            let own = try findOrMake(
                connection, workspace, number: try row.vendorID("number_id"), side: .person(person), at: nil,
                newID: newID)
            try connection.run(
                """
                UPDATE messages SET chat_id = \(own) WHERE workspace_id = \(workspace) AND chat_id = \(chat)
                    AND message_id IN (SELECT message_id FROM person_join_messages
                        WHERE workspace_id = \(workspace) AND join_id = \(join))
                """)
            try OutgoingTable.followMessages(connection, workspace, join, from: chat, to: own)
            for each in [chat, own] { try settleOrder(connection, workspace, each) }
            changed.append(own)
        }
        return changed
    }
}
