public import Domain

extension MediaTable {
    /// A download taken up, and whose token it needs.
    public struct Claim: Sendable, Equatable {
        public var download: MediaDownload
        public var account: WhatsAppAccountID
    }

    /// Takes up the next that are due and whose account's token is good: live ones first, then by time.
    public static func claim(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp, limit: Int
    ) throws -> [Claim] {
        let due = try connection.rows(
            """
            SELECT d.*, n.account_id AS account_id FROM media AS d \(sql: toAccount)
            WHERE d.workspace_id = \(workspace) AND d.due_at <= \(now) AND a.state IN ('connected', 'degraded')
            ORDER BY d.lane, d.due_at, d.message_id LIMIT \(limit)
            """
        ).map { Claim(download: try download($0).begun(now: now), account: try $0.vendorID("account_id")) }
        for claim in due { try save(connection, workspace, claim.download) }
        return due
    }

    /// When the next that can be fetched is due.
    public static func nextDue(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Timestamp? {
        try connection.row(
            """
            SELECT d.due_at FROM media AS d \(sql: toAccount)
            WHERE d.workspace_id = \(workspace) AND d.due_at IS NOT NULL AND a.state IN ('connected', 'degraded')
            ORDER BY d.due_at LIMIT 1
            """
        )?.timestamp("due_at")
    }

    /// Those whose days are over while nobody could ask for them: no account, or no good token.
    public static func stranded(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp, limit: Int
    ) throws -> [MediaDownload] {
        try connection.rows(
            """
            SELECT d.* FROM media AS d
            WHERE d.workspace_id = \(workspace) AND d.due_at <= \(now) AND d.expires_at <= \(now) AND NOT EXISTS (
                SELECT 1 FROM messages AS m
                JOIN chats AS c ON c.workspace_id = m.workspace_id AND c.chat_id = m.chat_id
                JOIN business_numbers AS n ON n.workspace_id = c.workspace_id AND n.number_id = c.number_id
                JOIN whatsapp_accounts AS a ON a.workspace_id = n.workspace_id AND a.account_id = n.account_id
                WHERE m.workspace_id = d.workspace_id AND m.message_id = d.message_id
                    AND a.state IN ('connected', 'degraded'))
            ORDER BY d.lane, d.due_at LIMIT \(limit)
            """
        ).map(download)
    }

    /// What follows from a decision that no try led to.
    public static func decide(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ next: MediaDownload
    ) throws {
        try save(connection, workspace, next)
    }

    /// Tries that a process before this one began and did not end.
    public static func releaseAll(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE media SET state = 'waiting', due_at = \(now)
            WHERE workspace_id = \(workspace) AND due_at IS NOT NULL AND state = 'downloading'
            """)
    }

    private static let toAccount: SQL = """
        JOIN messages AS m ON m.workspace_id = d.workspace_id AND m.message_id = d.message_id
        JOIN chats AS c ON c.workspace_id = m.workspace_id AND c.chat_id = m.chat_id
        JOIN business_numbers AS n ON n.workspace_id = c.workspace_id AND n.number_id = c.number_id
        JOIN whatsapp_accounts AS a ON a.workspace_id = n.workspace_id AND a.account_id = n.account_id
        """
}
