public import Domain
import Foundation

/// Persons who turned out to be one, with what was whose.
public enum PersonJoinTable {
    public static func insert(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ join: PersonJoin
    ) throws {
        try connection.run(
            """
            INSERT INTO person_joins (workspace_id, join_id, person_id, absorbed_id, reason, joined_at, before_text)
            VALUES (\(workspace), \(join.id), \(join.person), \(join.absorbed), \(join.reason), \(join.joinedAt),
                \(try text(join.before)))
            """)
    }

    /// The messages that are the absorbed person's now.
    public static func noteMessages(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ join: PersonJoinID, of absorbed: PersonID
    ) throws {
        try connection.run(
            """
            INSERT INTO person_join_messages (workspace_id, join_id, message_id)
            SELECT m.workspace_id, CAST(\(join) AS BIGINT), m.message_id FROM messages AS m
            JOIN chats AS c ON c.workspace_id = m.workspace_id AND c.chat_id = m.chat_id
            WHERE m.workspace_id = \(workspace) AND c.person_id = \(absorbed)
            """)
        try connection.run(
            """
            INSERT INTO person_join_messages (workspace_id, join_id, message_id)
            SELECT m.workspace_id, CAST(\(join) AS BIGINT), m.message_id FROM messages AS m
            WHERE m.workspace_id = \(workspace) AND m.sender_id = \(absorbed) AND m.chat_id IN (
                SELECT chat_id FROM group_participants WHERE workspace_id = \(workspace) AND person_id = \(absorbed)
                UNION SELECT chat_id FROM group_signs WHERE workspace_id = \(workspace) AND person_id = \(absorbed))
            """)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: PersonJoinID
    ) throws -> PersonJoin? {
        try connection.row(
            "SELECT * FROM person_joins WHERE workspace_id = \(workspace) AND join_id = \(id)"
        ).map(join)
    }

    /// Somebody said that these two are not one, or that those are not who turned out to be these.
    public static func isUndone(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ one: PersonID, _ other: PersonID
    ) throws -> Bool {
        try connection.row(
            """
            SELECT j.join_id FROM person_joins AS j
            JOIN persons AS a ON a.workspace_id = j.workspace_id AND a.person_id = j.absorbed_id
            JOIN persons AS p ON p.workspace_id = j.workspace_id AND p.person_id = j.person_id
            WHERE j.workspace_id = \(workspace) AND j.undone_at IS NOT NULL
                AND COALESCE(a.merged_into, a.person_id) IN (\(one), \(other))
                AND COALESCE(p.merged_into, p.person_id) IN (\(one), \(other)) LIMIT 1
            """) != nil
    }

    public static func markUndone(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: PersonJoinID, by author: Author,
        at moment: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE person_joins SET undone_at = \(moment), undone_by = \(author.text)
            WHERE workspace_id = \(workspace) AND join_id = \(id)
            """)
    }

    static func join(_ row: SQLRow) throws -> PersonJoin {
        PersonJoin(
            id: try row.id("join_id"), person: try row.id("person_id"), absorbed: try row.id("absorbed_id"),
            reason: try row.text("reason"), joinedAt: try row.timestamp("joined_at"),
            before: try JSONDecoder().decode(JoinedBefore.self, from: Data(try row.text("before_text").utf8)),
            undoneAt: try row.optionalTimestamp("undone_at"),
            undoneBy: try row.optionalText("undone_by").map { Author(text: $0) })
    }

    private static func text(_ before: JoinedBefore) throws -> String {
        String(decoding: try JSONEncoder().encode(before), as: UTF8.self)
    }
}
