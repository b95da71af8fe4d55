public import Domain

/// The workspace's quick replies.
public enum QuickReplyTable {
    /// By shortcut.
    public static func all(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> [QuickReply] {
        try connection.rows(
            """
            SELECT * FROM quick_replies WHERE workspace_id = \(workspace)
            ORDER BY shortcut LIMIT \(QuickReply.countMax)
            """
        ).map { row in
            QuickReply(
                id: try row.id("reply_id"), title: try row.text("title"), text: try row.text("reply"),
                shortcut: try row.text("shortcut"))
        }
    }

    /// Whose shortcut this is.
    public static func holder(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of shortcut: String
    ) throws -> QuickReplyID? {
        try connection.row(
            "SELECT reply_id FROM quick_replies WHERE workspace_id = \(workspace) AND shortcut = \(shortcut)"
        )?.id("reply_id")
    }

    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ reply: QuickReply
    ) throws {
        try connection.run(
            """
            INSERT INTO quick_replies (workspace_id, reply_id, title, reply, shortcut)
            VALUES (\(workspace), \(reply.id), \(reply.title), \(reply.text), \(reply.shortcut))
            ON CONFLICT (workspace_id, reply_id) DO UPDATE SET
                title = excluded.title, reply = excluded.reply, shortcut = excluded.shortcut
            """)
    }

    /// False = there was none.
    public static func remove(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: QuickReplyID
    ) throws -> Bool {
        try connection.run("DELETE FROM quick_replies WHERE workspace_id = \(workspace) AND reply_id = \(id)") > 0
    }
}
