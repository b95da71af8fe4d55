public import Domain

/// How many messages were sent, by index only.
public enum MessageCounts {
    /// More than this many of one span are not counted one by one on each view.
    public static let spanLimit = 200_000

    /// Messages sent in each of the `count` spans of `span` that begin at `start`, oldest first.
    public static func perSpan(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from start: Timestamp, span: Duration, count: Int,
        _ sight: Sight = .all
    ) throws -> [Int64] {
        let length = span.milliseconds
        let end = Timestamp(milliseconds: start.milliseconds + length * Int64(count))
        let rows = try connection.rows(
            """
            SELECT slot, COUNT(*) AS number FROM (
                SELECT (sent_at - \(start)) / \(length) AS slot
                FROM (\(sql: source(workspace, sight, from: start, to: end))) AS sent) AS placed
            GROUP BY slot
            """)
        var numbers = [Int64](repeating: 0, count: count)
        for row in rows {
            let slot = Int(try row.integer("slot"))
            if numbers.indices.contains(slot) { numbers[slot] = try row.integer("number") }
        }
        return numbers
    }

    /// Of one span; at most `spanLimit`.
    public static func sent(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from start: Timestamp, to end: Timestamp,
        _ sight: Sight = .all
    ) throws -> Int64 {
        try count(connection, "(\(sql: source(workspace, sight, from: start, to: end))) AS sent")
    }

    /// Messages of a span that somebody sees, with the column `sent_at`.
    private static func source(
        _ workspace: WorkspaceID, _ sight: Sight, from start: Timestamp, to end: Timestamp
    ) -> SQL {
        switch sight {
        case .all:
            """
            SELECT sent_at FROM messages
            WHERE workspace_id = \(workspace) AND sent_at >= \(start) AND sent_at < \(end)
            ORDER BY sent_at DESC LIMIT \(spanLimit)
            """
        case .some(let numbers): SeenMessages.sent(workspace, of: numbers, from: start, to: end)
        }
    }

    /// All there are, by direction. The cost grows with the table: for the metrics, kept for a while.
    public static func byDirection(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [MessageDirection: Int64] {
        let rows = try connection.rows(
            "SELECT direction, COUNT(*) AS number FROM messages WHERE workspace_id = \(workspace) GROUP BY direction")
        var counts: [MessageDirection: Int64] = [.incoming: 0, .outgoing: 0]
        for row in rows {
            guard let direction = MessageDirection(rawValue: try row.text("direction")) else { continue }
            counts[direction] = try row.integer("number")
        }
        return counts
    }
}
