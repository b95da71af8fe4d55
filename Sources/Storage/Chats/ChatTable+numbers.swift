public import Domain

extension ChatTable {
    /// The business numbers with which somebody has a chat or is, or was, in a group: who sees one of them sees the
    /// person.
    public static func numbers(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of person: PersonID
    ) throws -> Set<BusinessNumberID> {
        let rows = try connection.rows(
            """
            SELECT number_id FROM chats WHERE workspace_id = \(workspace) AND person_id = \(person)
            UNION SELECT c.number_id FROM group_participants AS g
            JOIN chats AS c ON c.workspace_id = g.workspace_id AND c.chat_id = g.chat_id
            WHERE g.workspace_id = \(workspace) AND g.person_id = \(person)
            """)
        return Set(try rows.map { try $0.vendorID("number_id") })
    }
}
