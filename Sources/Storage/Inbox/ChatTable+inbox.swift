public import Domain

extension ChatTable {
    /// Who answers a chat, and whether it is done with.
    public struct Standing: Sendable, Equatable {
        /// `nil` = nobody in particular.
        public var assignee: MemberID?
        public var isClosed: Bool
    }

    public static func standing(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID
    ) throws -> Standing? {
        try connection.row(
            """
            SELECT assignee_id, is_closed FROM chats WHERE workspace_id = \(workspace) AND chat_id = \(chat)
            """
        ).map(standing)
    }

    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, _ standing: Standing
    ) throws {
        try connection.run(
            """
            UPDATE chats SET assignee_id = \(standing.assignee?.value ?? 0), is_closed = \(standing.isClosed)
            WHERE workspace_id = \(workspace) AND chat_id = \(chat)
            """)
    }

    /// The customer wrote: a chat that was done with is not. True if it was.
    public static func reopen(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID
    ) throws -> Bool {
        try connection.run(
            """
            UPDATE chats SET is_closed = 0
            WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND is_closed = 1
            """) > 0
    }

    static func standing(_ row: SQLRow) throws -> Standing {
        let assignee = try row.integer("assignee_id")
        return Standing(assignee: assignee == 0 ? nil : MemberID(assignee), isClosed: try row.bool("is_closed"))
    }

    /// What the team did in `from` is part of `to` from now on. Whoever had read or begun something in both keeps
    /// what they have there.
    static func moveTeamwork(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from: ChatID, to: ChatID
    ) throws {
        try connection.run(
            "UPDATE chat_notes SET chat_id = \(to) WHERE workspace_id = \(workspace) AND chat_id = \(from)")
        for table in ["chat_reads", "chat_drafts"] as [SQL] {
            try connection.run(
                """
                UPDATE \(sql: table) SET chat_id = \(to) WHERE workspace_id = \(workspace) AND chat_id = \(from)
                    AND NOT EXISTS (SELECT 1 FROM \(sql: table) AS own WHERE own.workspace_id = \(workspace)
                        AND own.chat_id = \(to) AND own.member_id = \(sql: table).member_id)
                """)
            try connection.run(
                "DELETE FROM \(sql: table) WHERE workspace_id = \(workspace) AND chat_id = \(from)")
        }
        try connection.run("DELETE FROM chat_presence WHERE workspace_id = \(workspace) AND chat_id = \(from)")
        guard let old = try standing(connection, workspace, from), let new = try standing(connection, workspace, to)
        else { return }
        try save(
            connection, workspace, to,
            Standing(assignee: new.assignee ?? old.assignee, isClosed: new.isClosed && old.isClosed))
    }
}
