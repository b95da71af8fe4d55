public import Domain

/// Whom somebody sees who sees the chats of some numbers.
public enum PersonSight {
    /// Those of `persons` who are seen.
    public static func seen(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, among persons: [PersonID], _ sight: Sight
    ) throws -> Set<PersonID> {
        guard let condition = condition(sight, workspace, person: "persons.person_id") else { return Set(persons) }
        if persons.isEmpty { return [] }
        let rows = try connection.rows(
            """
            SELECT person_id FROM persons
            WHERE workspace_id = \(workspace) AND person_id IN \(list: persons) AND \(sql: condition)
            """)
        return Set(try rows.map { try $0.id("person_id") })
    }

    /// That the person in `column` is seen, as two look-ups by index; `nil` = everybody is.
    static func condition(_ sight: Sight, _ workspace: WorkspaceID, person column: SQL) -> SQL? {
        guard let isSeen = condition(sight, number: "sighted.number_id") else { return nil }
        return """
            (EXISTS (SELECT 1 FROM chats AS sighted
                WHERE sighted.workspace_id = \(workspace) AND sighted.person_id = \(sql: column)
                    AND \(sql: isSeen))
            OR EXISTS (SELECT 1 FROM group_participants AS stay
                JOIN chats AS sighted ON sighted.workspace_id = stay.workspace_id AND sighted.chat_id = stay.chat_id
                WHERE stay.workspace_id = \(workspace) AND stay.person_id = \(sql: column) AND \(sql: isSeen)))
            """
    }

    /// That the chat in `column` is; `nil` = all are.
    static func condition(_ sight: Sight, _ workspace: WorkspaceID, chat column: SQL) -> SQL? {
        guard let isSeen = condition(sight, number: "sighted.number_id") else { return nil }
        return """
            EXISTS (SELECT 1 FROM chats AS sighted
                WHERE sighted.workspace_id = \(workspace) AND sighted.chat_id = \(sql: column) AND \(sql: isSeen))
            """
    }

    /// That the number in `column` is seen; `nil` = all are.
    static func condition(_ sight: Sight, number column: SQL) -> SQL? {
        switch sight {
        case .all: nil
        case .some(let numbers): "\(sql: column) IN \(list: numbers.sorted { $0.value < $1.value })"
        }
    }
}
