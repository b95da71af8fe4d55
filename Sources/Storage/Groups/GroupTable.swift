public import Domain

/// What is known of the groups that business numbers are in, by their chat.
public enum GroupTable {
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID
    ) throws -> Group? {
        try connection.row(
            "SELECT * FROM group_chats WHERE workspace_id = \(workspace) AND chat_id = \(chat)"
        ).map(group)
    }

    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, _ group: Group
    ) throws {
        try connection.run(
            """
            INSERT INTO group_chats (workspace_id, chat_id, state, subject, subject_at, description, description_at,
                suspension, suspension_at, created_at, deleted_at, seen_at)
            VALUES (\(workspace), \(chat), \(group.state.rawValue), \(group.subject?.value), \(group.subject?.at),
                \(group.description?.value), \(group.description?.at), \(group.suspension?.value),
                \(group.suspension?.at), \(group.createdAt), \(group.deletedAt), \(group.seenAt))
            ON CONFLICT (workspace_id, chat_id) DO UPDATE SET
                state = excluded.state, subject = excluded.subject, subject_at = excluded.subject_at,
                description = excluded.description, description_at = excluded.description_at,
                suspension = excluded.suspension, suspension_at = excluded.suspension_at,
                created_at = excluded.created_at, deleted_at = excluded.deleted_at, seen_at = excluded.seen_at
            """)
    }

    static func group(_ row: SQLRow) throws -> Group {
        Group(
            subject: try told(row.optionalText("subject"), row.optionalTimestamp("subject_at")),
            description: try told(row.optionalText("description"), row.optionalTimestamp("description_at")),
            suspension: try told(row.optionalInteger("suspension"), row.optionalTimestamp("suspension_at")),
            createdAt: try row.optionalTimestamp("created_at"), deletedAt: try row.optionalTimestamp("deleted_at"),
            seenAt: try row.timestamp("seen_at"))
    }

    private static func told<Value>(_ value: Value?, _ at: Timestamp?) -> Group.Told<Value>? {
        guard let value, let at else { return nil }
        return Group.Told(value, at: at)
    }
}
