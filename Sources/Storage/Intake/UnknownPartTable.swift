public import Domain

/// Fields, kinds and types of webhooks that this program does not know: counted, with the last sample.
public enum UnknownPartTable {
    public static func count(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, part: String, name: String, sample: String,
        intake: IntakeID, now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO unknown_parts (workspace_id, part, name, seen, first_seen_at, last_seen_at, last_intake_id, sample)
            VALUES (\(workspace), \(part), \(name), 1, \(now), \(now), \(intake), \(sample))
            ON CONFLICT (workspace_id, part, name) DO UPDATE SET
                seen = unknown_parts.seen + CASE WHEN unknown_parts.last_intake_id = excluded.last_intake_id
                    THEN 0 ELSE 1 END,
                last_seen_at = excluded.last_seen_at, last_intake_id = excluded.last_intake_id,
                sample = excluded.sample
            """)
    }
}
