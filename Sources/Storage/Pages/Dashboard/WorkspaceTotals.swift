public import Domain

/// Counts over whole tables, for the dashboard's shares and the metrics. They cost time that grows with the data, so
/// whoever shows them keeps them for a while.
public struct WorkspaceTotals: Sendable, Equatable {
    /// Everybody met on WhatsApp, without our own numbers, those who turned out to be somebody else and those who asked
    /// to be forgotten: whoever the list of links counts.
    public var persons: Int64 = 0
    public var linksActive: Int64 = 0
    public var contacts: Int64 = 0
    public var entries = EntryCounts()
    public var intake = IntakeCounts()

    public struct EntryCounts: Sendable, Equatable {
        /// HubSpot shows them as they should be.
        public var onTimeline: Int64 = 0
        public var waiting: Int64 = 0
        /// HubSpot refused them; a person has to look.
        public var refused: Int64 = 0
    }

    public struct IntakeCounts: Sendable, Equatable {
        public var waiting: Int64 = 0
        public var done: Int64 = 0
        public var unreadable: Int64 = 0
        public var failed: Int64 = 0
        /// Bodies that came again, each time counted.
        public var repeated: Int64 = 0
    }

    public static func read(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> WorkspaceTotals {
        var totals = WorkspaceTotals()
        totals.persons = try count(
            connection,
            """
            persons WHERE workspace_id = \(workspace) AND merged_into IS NULL AND is_business = 0
                AND erase_asked_at IS NULL
            """)
        totals.linksActive = try count(connection, "links WHERE workspace_id = \(workspace) AND ended_at IS NULL")
        totals.contacts = try contacts(connection, workspace)
        totals.entries = try entries(connection, workspace)
        totals.intake = try intake(connection, workspace)
        return totals
    }

    /// Contacts in the mirror.
    public static func contacts(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Int64 {
        try count(connection, "contacts WHERE workspace_id = \(workspace)")
    }

    private static func entries(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> EntryCounts {
        // The states are written out: a partial index serves only a condition it can recognise.
        EntryCounts(
            onTimeline: try count(
                connection,
                "timeline_entries WHERE workspace_id = \(workspace) AND state = 'settled' AND written_at IS NOT NULL"),
            waiting: try count(connection, "timeline_entries WHERE workspace_id = \(workspace) AND state = 'waiting'"),
            refused: try count(connection, "timeline_entries WHERE workspace_id = \(workspace) AND state = 'refused'"))
    }

    private static func intake(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> IntakeCounts {
        var counts = IntakeCounts()
        counts.waiting = try count(connection, "intake WHERE workspace_id = \(workspace) AND state = 'waiting'")
        for row in try connection.rows(
            """
            SELECT state, COUNT(*) AS number FROM intake
            WHERE workspace_id = \(workspace) AND state IN ('failed', 'unreadable') GROUP BY state
            """)
        {
            let number = try row.integer("number")
            if try row.text("state") == "failed" { counts.failed = number } else { counts.unreadable = number }
        }
        let all = try count(connection, "intake WHERE workspace_id = \(workspace)")
        counts.done = all - counts.waiting - counts.unreadable - counts.failed
        counts.repeated =
            try connection.row(
                """
                SELECT CAST(COALESCE(SUM(repeated), 0) AS BIGINT) AS number FROM intake
                WHERE workspace_id = \(workspace) AND repeated > 0
                """)?.integer("number") ?? 0
        return counts
    }
}

/// `source` is a table and its conditions.
func count(_ connection: any SQLConnection, _ source: SQL) throws -> Int64 {
    try connection.row("SELECT COUNT(*) AS number FROM \(sql: source)")?.integer("number") ?? 0
}
