public import Domain

/// Of the files of messages, for a monitoring system: each count is the length of an index that is short on a good day.
public struct MediaCounts: Sendable, Equatable {
    /// To be fetched.
    public var waiting: Int64
    /// Refused, or gone from WhatsApp.
    public var lost: Int64
    /// Days whose files wait to be put into HubSpot.
    public var attaching: Int64

    public init(waiting: Int64 = 0, lost: Int64 = 0, attaching: Int64 = 0) {
        self.waiting = waiting
        self.lost = lost
        self.attaching = attaching
    }

    public static func read(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> MediaCounts {
        let row = try connection.row(
            """
            SELECT (SELECT COUNT(*) FROM media WHERE workspace_id = \(workspace) AND due_at IS NOT NULL) AS waiting,
                (SELECT COUNT(*) FROM media WHERE workspace_id = \(workspace) AND state IN ('refused', 'gone')) AS lost,
                (SELECT COUNT(*) FROM attachment_entries WHERE workspace_id = \(workspace)) AS attaching
            """)
        return MediaCounts(
            waiting: try row?.integer("waiting") ?? 0, lost: try row?.integer("lost") ?? 0,
            attaching: try row?.integer("attaching") ?? 0)
    }
}
