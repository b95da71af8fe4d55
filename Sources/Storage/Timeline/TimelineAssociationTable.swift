public import Domain

/// On what else entries are to stand, and what became of it.
public enum TimelineAssociationTable {
    public struct Row: Sendable, Equatable {
        public var isWanted = false
        /// Entries follow it already.
        public var isApplied = false
        /// When HubSpot would not have it; `nil` = it never refused, or was asked again since.
        public var refusedAt: Timestamp?
        /// Why, in a sentence.
        public var sentence: String?

        public init() {}
    }

    /// Of every kind.
    public static func all(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [TimelineAssociation: Row] {
        var rows = Dictionary(uniqueKeysWithValues: TimelineAssociation.allCases.map { ($0, Row()) })
        for row in try connection.rows("SELECT * FROM timeline_associations WHERE workspace_id = \(workspace)") {
            guard let kind = TimelineAssociation(rawValue: try row.text("kind")) else { continue }
            rows[kind]?.isWanted = try row.bool("wanted")
            rows[kind]?.isApplied = try row.bool("applied")
            rows[kind]?.refusedAt = try row.optionalTimestamp("refused_at")
            rows[kind]?.sentence = try row.optionalText("sentence")
        }
        return rows
    }

    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ kind: TimelineAssociation, _ row: Row
    ) throws {
        try connection.run(
            """
            INSERT INTO timeline_associations (workspace_id, kind, wanted, applied, refused_at, sentence)
            VALUES (\(workspace), \(kind.rawValue), \(row.isWanted), \(row.isApplied), \(row.refusedAt),
                \(row.sentence))
            ON CONFLICT (workspace_id, kind) DO UPDATE SET wanted = excluded.wanted, applied = excluded.applied,
                refused_at = excluded.refused_at, sentence = excluded.sentence
            """)
    }
}
