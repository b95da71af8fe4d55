public import Domain

/// What is asked of the phone behind each number, once, and what became of it.
public enum PhoneSharingTable {
    public static func all(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [PhoneSharing] {
        try connection.rows(
            """
            SELECT s.*, (SELECT COUNT(*) FROM history_chunks AS c WHERE c.workspace_id = s.workspace_id
                AND c.number_id = s.number_id AND s.kind = 'history') AS chunks
            FROM phone_sharing AS s WHERE s.workspace_id = \(workspace) ORDER BY s.number_id, s.kind
            """
        ).map(sharing)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ number: BusinessNumberID, _ kind: PhoneSharing.Kind
    ) throws -> PhoneSharing? {
        try all(connection, workspace).first { $0.number == number && $0.kind == kind }
    }

    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ sharing: PhoneSharing
    ) throws {
        try connection.run(
            """
            INSERT INTO phone_sharing (workspace_id, number_id, kind, state, sentence, planned_at, asked_at, due_at,
                attempts, heard_at, progress)
            VALUES (\(workspace), \(sharing.number), \(sharing.kind.rawValue), \(sharing.state.rawValue),
                \(sharing.sentence), \(sharing.plannedAt), \(sharing.askedAt), \(sharing.dueAt), \(sharing.attempts),
                \(sharing.heardAt), \(sharing.progress))
            ON CONFLICT (workspace_id, number_id, kind) DO UPDATE SET
                state = excluded.state, sentence = excluded.sentence, planned_at = excluded.planned_at,
                asked_at = excluded.asked_at, due_at = excluded.due_at, attempts = excluded.attempts,
                heard_at = excluded.heard_at, progress = excluded.progress
            """)
    }

    /// One part of a history has come. Parts come in any order, and again.
    public static func noteChunk(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ number: BusinessNumberID, phase: Int64,
        chunk: Int64, progress: Int64
    ) throws {
        try connection.run(
            """
            INSERT INTO history_chunks (workspace_id, number_id, phase, chunk_order, progress)
            VALUES (\(workspace), \(number), \(phase), \(chunk), \(progress))
            ON CONFLICT (workspace_id, number_id, phase, chunk_order) DO UPDATE SET progress = excluded.progress
                WHERE excluded.progress > history_chunks.progress
            """)
    }

    /// The number came anew: what was told of its history before counts no longer.
    public static func forgetChunks(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ number: BusinessNumberID
    ) throws {
        try connection.run(
            "DELETE FROM history_chunks WHERE workspace_id = \(workspace) AND number_id = \(number)")
    }

    static func sharing(_ row: SQLRow) throws -> PhoneSharing {
        PhoneSharing(
            number: try row.vendorID("number_id"),
            kind: PhoneSharing.Kind(rawValue: try row.text("kind")) ?? .history,
            state: PhoneSharing.State(rawValue: try row.text("state")) ?? .failed, sentence: try row.text("sentence"),
            plannedAt: try row.timestamp("planned_at"), askedAt: try row.optionalTimestamp("asked_at"),
            dueAt: try row.optionalTimestamp("due_at"), attempts: try row.integer("attempts"),
            heardAt: try row.optionalTimestamp("heard_at"), progress: try row.optionalInteger("progress"),
            chunks: try row.integer("chunks"))
    }
}
