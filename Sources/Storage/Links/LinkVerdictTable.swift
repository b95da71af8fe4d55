public import Domain

/// What was decided last about a person without a link, and why: `conflict`, `blocked` or
/// `none`.
public enum LinkVerdictTable {
    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID, verdict: String, reason: String,
        candidates: [ContactID], now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO link_verdicts (workspace_id, person_id, verdict, reason, candidates, decided_at)
            VALUES (\(workspace), \(person), \(verdict), \(reason), \(candidates.map(\.value).joined(separator: ";")),
                \(now))
            ON CONFLICT (workspace_id, person_id) DO UPDATE SET
                verdict = excluded.verdict, reason = excluded.reason, candidates = excluded.candidates,
                decided_at = excluded.decided_at
            """)
    }

    public static func remove(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID) throws {
        try connection.run("DELETE FROM link_verdicts WHERE workspace_id = \(workspace) AND person_id = \(person)")
    }
}
