public import Domain

extension TimelineEntryTable {
    /// How many are to be written.
    public static func waiting(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Int64 {
        try count(connection, "timeline_entries WHERE workspace_id = \(workspace) AND state = 'waiting'")
    }

    /// An entry that HubSpot refused is tried once more. False = it is not refused (any more).
    @discardableResult
    public static func retry(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, chat: ChatID, group: Int64, now: Timestamp
    ) throws -> Bool {
        try connection.run(
            """
            UPDATE timeline_entries SET state = 'waiting', version = version + 1, due_at = \(now), attempts = 0
            WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND entry_group = \(group) AND state = 'refused'
            """) > 0
    }

    /// All that HubSpot refused are tried once more. Returns how many.
    @discardableResult
    public static func retryAll(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp
    ) throws -> Int {
        try connection.run(
            """
            UPDATE timeline_entries SET state = 'waiting', version = version + 1, due_at = \(now), attempts = 0
            WHERE workspace_id = \(workspace) AND state = 'refused'
            """)
    }
}
