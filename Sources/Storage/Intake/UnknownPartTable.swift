public import Domain

/// Parts of webhooks that this program does not know, and those it knows and that change nothing here: counted by
/// element, with the last sample. A body that is read again does not count again.
public enum UnknownPartTable {
    /// One kind of part in one body.
    public struct Sighting: Sendable, Equatable {
        /// Where it stood, and what it is called there.
        public var part: String
        public var name: String
        public var isKnown: Bool
        public var elements: Int64
        public var sample: String

        public init(part: String, name: String, isKnown: Bool = false, elements: Int64 = 1, sample: String) {
            self.part = part
            self.name = name
            self.isKnown = isKnown
            self.elements = elements
            self.sample = sample
        }
    }

    public static func note(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ sighting: Sighting, intake: IntakeID,
        now: Timestamp
    ) throws {
        let isNews = try connection.run(
            """
            INSERT INTO part_sightings (workspace_id, intake_id, part, name, elements)
            VALUES (\(workspace), \(intake), \(sighting.part), \(sighting.name), \(sighting.elements))
            ON CONFLICT (workspace_id, intake_id, part, name) DO NOTHING
            """)
        guard isNews > 0 else { return }
        try connection.run(
            """
            INSERT INTO unknown_parts (workspace_id, part, name, seen, first_seen_at, last_seen_at, last_intake_id,
                sample, is_known)
            VALUES (\(workspace), \(sighting.part), \(sighting.name), \(sighting.elements), \(now), \(now), \(intake),
                \(sighting.sample), \(sighting.isKnown))
            ON CONFLICT (workspace_id, part, name) DO UPDATE SET
                seen = unknown_parts.seen + excluded.seen, last_seen_at = excluded.last_seen_at,
                last_intake_id = excluded.last_intake_id, sample = excluded.sample, is_known = excluded.is_known
            """)
    }

    /// Bodies that are about to be read again count anew: a newer program may know what was unknown before.
    ///
    /// - Parameter bodies: selects their ids.
    static func forget(_ connection: any SQLConnection, _ workspace: WorkspaceID, bodies: SQL) throws {
        try connection.run(
            """
            UPDATE unknown_parts SET seen = seen - COALESCE((
                SELECT CAST(SUM(s.elements) AS BIGINT) FROM part_sightings AS s
                WHERE s.workspace_id = unknown_parts.workspace_id AND s.part = unknown_parts.part
                    AND s.name = unknown_parts.name AND s.intake_id IN (\(sql: bodies))), 0)
            WHERE workspace_id = \(workspace)
            """)
        try connection.run(
            "DELETE FROM part_sightings WHERE workspace_id = \(workspace) AND intake_id IN (\(sql: bodies))")
        try connection.run("DELETE FROM unknown_parts WHERE workspace_id = \(workspace) AND seen <= 0")
    }
}
