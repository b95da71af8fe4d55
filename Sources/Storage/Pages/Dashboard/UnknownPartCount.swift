public import Domain

/// How often a kind of thing came that this program does not know, or that it knows and that changes nothing.
public struct UnknownPartCount: Sendable {
    /// Where it stood: a field, a kind of message, a type.
    public var part: String
    public var seen: Int64

    public static func byPart(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, isKnown: Bool = false
    ) throws -> [UnknownPartCount] {
        try connection.rows(
            """
            SELECT part, CAST(SUM(seen) AS BIGINT) AS seen FROM unknown_parts
            WHERE workspace_id = \(workspace) AND is_known = \(isKnown)
            GROUP BY part ORDER BY part LIMIT 50
            """
        ).map { UnknownPartCount(part: try $0.text("part"), seen: try $0.integer("seen")) }
    }
}
