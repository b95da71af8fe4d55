import Domain
import Storage

/// Obra Norte in the database.
extension Office {
    func groupChat() async throws -> Chat? {
        try await groupItem()?.chat
    }

    func groupItem() async throws -> ChatList.Item? {
        try await database.read { connection in
            let row = try connection.row("SELECT chat_id FROM chats WHERE group_id = \(northGroup.value)")
            return try row.flatMap { try ChatList.find(connection, here, id: "\($0.integer("chat_id"))") }
        }
    }

    func members() async throws -> [GroupMember] {
        try await groupItem()?.members ?? []
    }
}
