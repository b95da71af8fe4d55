public import Domain

/// One queue a chat: a message waits until those before it have ended. Signals wait for nobody. Accounts that have to
/// be connected again are left alone, and their messages kept.
extension OutgoingTable {
    /// What may be tried now, the longest due first, one of each chat.
    public static func due(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp, limit: Int
    ) throws -> [OutgoingMessage] {
        try connection.rows(
            """
            SELECT o.* FROM outgoing AS o \(sql: connectedAccounts)
            WHERE o.workspace_id = \(workspace) AND o.state = 'queued' AND o.due_at <= \(now) AND \(sql: itsTurn)
            ORDER BY o.due_at, o.outgoing_id LIMIT \(limit)
            """
        ).map(message)
    }

    /// When something is to be tried, or given up.
    public static func nextDue(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Timestamp? {
        let waiting = try connection.row(
            """
            SELECT o.due_at FROM outgoing AS o \(sql: connectedAccounts)
            WHERE o.workspace_id = \(workspace) AND o.state = 'queued' AND o.due_at IS NOT NULL AND \(sql: itsTurn)
            ORDER BY o.due_at LIMIT 1
            """
        )?.timestamp("due_at")
        let unsure = try connection.row(
            """
            SELECT due_at FROM outgoing WHERE workspace_id = \(workspace) AND state = 'unsure' AND due_at IS NOT NULL
            ORDER BY due_at LIMIT 1
            """
        )?.timestamp("due_at")
        return [waiting, unsure].compactMap(\.self).min()
    }

    /// Calls that were under way when their process ended.
    public static func sending(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [OutgoingMessage] {
        try connection.rows(
            "SELECT * FROM outgoing WHERE workspace_id = \(workspace) AND state = 'sending' ORDER BY outgoing_id"
        ).map(message)
    }

    /// Those of which no news came in time.
    public static func unheardOf(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp
    ) throws -> [OutgoingMessage] {
        try connection.rows(
            """
            SELECT * FROM outgoing WHERE workspace_id = \(workspace) AND state = 'unsure' AND due_at <= \(now)
            ORDER BY outgoing_id
            """
        ).map(message)
    }

    /// What left since then, for a budget that has just begun.
    public static func departures(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, since moment: Timestamp
    ) throws -> [(wish: SendingWish, at: Timestamp)] {
        try connection.rows(
            """
            SELECT o.*, n.account_id, a.portfolio_id, c.person_id, c.group_id FROM outgoing AS o
            JOIN business_numbers AS n ON n.workspace_id = o.workspace_id AND n.number_id = o.number_id
            JOIN whatsapp_accounts AS a ON a.workspace_id = n.workspace_id AND a.account_id = n.account_id
            JOIN chats AS c ON c.workspace_id = o.workspace_id AND c.chat_id = o.chat_id
            WHERE o.workspace_id = \(workspace) AND o.began_at >= \(moment)
            ORDER BY o.began_at
            """
        ).map { row in
            let wish = SendingWish(
                account: try row.vendorID("account_id"), portfolio: try row.vendorID("portfolio_id"),
                number: try row.vendorID("number_id"), chat: try row.id("chat_id"),
                receiver: try ChatTable.side(row), isOpening: try row.bool("opened"),
                isSignal: try row.bool("is_signal"))
            return (wish, try row.timestamp("began_at"))
        }
    }

    /// Whatever of an account waits is told why.
    public static func tell(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, account: WhatsAppAccountID, _ trouble: SendingTrouble
    ) throws {
        try connection.run(
            """
            UPDATE outgoing SET failure = \(trouble.word), sentence = \(trouble.sentence), code = \(trouble.code)
            WHERE workspace_id = \(workspace) AND state = 'queued' AND number_id IN (
                SELECT number_id FROM business_numbers WHERE workspace_id = \(workspace) AND account_id = \(account))
            """)
    }

    /// Whatever waits is due: an account was connected again.
    public static func dueNow(_ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp) throws {
        try connection.run(
            """
            UPDATE outgoing SET due_at = \(now)
            WHERE workspace_id = \(workspace) AND state = 'queued' AND due_at > \(now)
            """)
    }

    private static let connectedAccounts: SQL = """
        JOIN business_numbers AS n ON n.workspace_id = o.workspace_id AND n.number_id = o.number_id
        JOIN whatsapp_accounts AS a ON a.workspace_id = n.workspace_id AND a.account_id = n.account_id
            AND a.state IN ('connected', 'degraded')
        """

    private static let itsTurn: SQL = """
        (o.is_signal = 1 OR NOT EXISTS (
            SELECT 1 FROM outgoing AS earlier
            WHERE earlier.workspace_id = o.workspace_id AND earlier.chat_id = o.chat_id
                AND earlier.outgoing_id < o.outgoing_id AND earlier.is_signal = 0
                AND earlier.state IN ('queued', 'sending', 'unsure')))
        """
}

extension OutgoingTable {
    /// When an account was connected last; `nil` = none is.
    public static func connectedAt(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Timestamp? {
        try connection.row(
            "SELECT MAX(connected_at) AS connected_at FROM whatsapp_accounts WHERE workspace_id = \(workspace)"
        )?.optionalTimestamp("connected_at")
    }

    /// The one as which a person had this one sent again.
    public static func repetition(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of id: OutgoingID
    ) throws -> OutgoingID? {
        try connection.row(
            """
            SELECT outgoing_id FROM outgoing
            WHERE workspace_id = \(workspace) AND again_of = \(id) ORDER BY outgoing_id LIMIT 1
            """
        )?.id("outgoing_id")
    }
}
