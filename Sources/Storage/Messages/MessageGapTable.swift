public import Domain

/// Statuses of messages that were never seen: what left a number without passing through here, or was lost on its way.
/// WhatsApp gives no contents afterwards, so all that can be done is to know.
public enum MessageGapTable {
    /// Of one business number.
    public struct Gap: Sendable, Equatable {
        public var number: BusinessNumberID
        /// Messages.
        public var count: Int64
        /// When a status first told of one of them, and of the latest.
        public var oldest: Timestamp
        public var newest: Timestamp
    }

    /// Notes the message of a status, unless it is here or noted. It may still come: whoever asks looks again.
    public static func note(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ status: ReceivedStatus
    ) throws {
        try connection.run(
            """
            INSERT INTO message_gaps (workspace_id, wamid, number_id, told_at)
            SELECT w.workspace_id, CAST(\(status.whatsAppID) AS TEXT), CAST(\(status.number) AS TEXT),
                CAST(\(status.at) AS BIGINT)
            FROM workspaces AS w WHERE w.workspace_id = \(workspace) AND NOT EXISTS (
                SELECT 1 FROM messages AS m
                WHERE m.workspace_id = w.workspace_id AND m.wamid = \(status.whatsAppID))
            ON CONFLICT (workspace_id, wamid) DO NOTHING
            """)
    }

    /// By number; those whose message came after all are not counted, nor is what was told of after `moment`: its
    /// message may be on its way.
    public static func perNumber(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, toldBefore moment: Timestamp
    ) throws -> [Gap] {
        try connection.rows(
            """
            SELECT g.number_id, COUNT(*) AS gaps, MIN(g.told_at) AS oldest, MAX(g.told_at) AS newest
            FROM message_gaps AS g
            WHERE g.workspace_id = \(workspace) AND g.told_at < \(moment) AND NOT EXISTS (
                SELECT 1 FROM messages AS m WHERE m.workspace_id = g.workspace_id AND m.wamid = g.wamid)
            GROUP BY g.number_id ORDER BY g.number_id
            """
        ).map { row in
            Gap(
                number: try row.vendorID("number_id"), count: try row.integer("gaps"),
                oldest: try row.timestamp("oldest"), newest: try row.timestamp("newest"))
        }
    }

    /// Forgets those of long ago.
    public static func forget(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, toldBefore moment: Timestamp
    ) throws {
        try connection.run(
            "DELETE FROM message_gaps WHERE workspace_id = \(workspace) AND told_at < \(moment)")
    }
}
