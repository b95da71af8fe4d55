public import Domain

/// Since when the oldest piece of work waits; `nil` = nothing waits. A history is no lag: it takes its time behind
/// everything else, and says by itself how far it is.
public struct WaitingWork: Sendable, Equatable {
    /// A stored body that was not read yet.
    public var intakeSince: Timestamp?
    /// A timeline entry that HubSpot does not show yet as it should be. Entries put off after a failure count too.
    public var timelineSince: Timestamp?

    public init(intakeSince: Timestamp?, timelineSince: Timestamp?) {
        self.intakeSince = intakeSince
        self.timelineSince = timelineSince
    }

    public static func read(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> WaitingWork {
        let intake = try connection.row(
            """
            SELECT received_at FROM intake WHERE workspace_id = \(workspace) AND state = 'waiting' AND is_history = 0
            ORDER BY intake_id LIMIT 1
            """)
        // The due ones of a storm come in the order they are due, so the oldest change is among the first thousand.
        let timeline = try connection.row(
            """
            SELECT MIN(changed_at) AS since FROM (
                SELECT changed_at FROM timeline_entries
                WHERE workspace_id = \(workspace) AND state = 'waiting' AND is_history = 0
                ORDER BY due_at LIMIT 1000) AS due
            """)
        return WaitingWork(
            intakeSince: try intake?.timestamp("received_at"), timelineSince: try timeline?.optionalTimestamp("since"))
    }

    /// How long the longest waits.
    public func lag(at now: Timestamp) -> Duration {
        guard let since = [intakeSince, timelineSince].compactMap(\.self).min() else { return .zero }
        return max(.zero, now - since)
    }
}
