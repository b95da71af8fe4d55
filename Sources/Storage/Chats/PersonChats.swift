public import Domain

/// In which chat of the inbox somebody is found.
public enum PersonChats {
    /// Of each person the chat with the newest message among those that are seen. Whoever was met in groups only has
    /// none.
    public static func newest(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of persons: Set<PersonID>, _ sight: Sight
    ) throws -> [PersonID: ChatID] {
        if persons.isEmpty { return [:] }
        let rows = try connection.rows(statement(workspace, persons, sight))
        let chats = try rows.map { (try $0.id("person_id") as PersonID, try $0.id("chat_id") as ChatID) }
        return Dictionary(chats, uniquingKeysWith: { $1 })
    }

    /// The oldest first. The inbox shows chats of numbers that are known.
    static func statement(_ workspace: WorkspaceID, _ persons: Set<PersonID>, _ sight: Sight) -> SQL {
        let isSeen = PersonSight.condition(sight, number: "number.number_id") ?? "1 = 1"
        return """
            SELECT chats.person_id, chats.chat_id FROM chats
            WHERE chats.workspace_id = \(workspace) AND chats.person_id IN \(list: persons.sorted())
                AND EXISTS (SELECT 1 FROM business_numbers AS number
                    WHERE number.workspace_id = \(workspace) AND number.number_id = chats.number_id
                        AND \(sql: isSeen))
            ORDER BY chats.last_message_at, chats.chat_id
            """
    }
}
