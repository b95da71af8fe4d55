public import Domain

/// How many messages a business number has, counted by index and never beyond `countMax`.
public enum NumberMessages {
    /// More than this many are not counted one by one on each view.
    public static let countMax: Int64 = 50_000

    /// Messages sent from `start` on, without reactions, edits and deletions, which are no lines of their own.
    public static func sent(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ number: BusinessNumberID, from start: Timestamp
    ) throws -> Int64 {
        try count(
            connection,
            """
            (SELECT 1 AS one FROM chats AS c JOIN messages AS m
                ON m.workspace_id = c.workspace_id AND m.chat_id = c.chat_id
            WHERE c.workspace_id = \(workspace) AND c.number_id = \(number) AND m.sent_at >= \(start)
                AND m.kind NOT IN ('reaction', 'edit', 'revoke')
            LIMIT \(countMax)) AS sent
            """)
    }

    /// Those of them whose day stands in HubSpot already.
    public static func inHubSpot(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ number: BusinessNumberID
    ) throws -> Int64 {
        try count(
            connection,
            """
            (SELECT 1 AS one FROM chats AS c JOIN timeline_entries AS e
                ON e.workspace_id = c.workspace_id AND e.chat_id = c.chat_id
            JOIN messages AS m ON m.workspace_id = e.workspace_id AND m.chat_id = e.chat_id AND m.day = e.entry_group
            WHERE c.workspace_id = \(workspace) AND c.number_id = \(number)
                AND m.kind NOT IN ('reaction', 'edit', 'revoke')
                AND EXISTS (SELECT 1 FROM communications AS k WHERE k.workspace_id = e.workspace_id
                    AND k.chat_id = e.chat_id AND k.entry_group = e.entry_group AND k.state = 'standing')
            LIMIT \(countMax)) AS shown
            """)
    }

    /// Days of its chats that are to be written to HubSpot.
    public static func waitingEntries(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ number: BusinessNumberID
    ) throws -> Int64 {
        try count(
            connection,
            """
            (SELECT 1 AS one FROM timeline_entries AS e JOIN chats AS c
                ON c.workspace_id = e.workspace_id AND c.chat_id = e.chat_id
            WHERE e.workspace_id = \(workspace) AND e.state = 'waiting' AND c.number_id = \(number)
            LIMIT \(countMax)) AS waiting
            """)
    }
}
