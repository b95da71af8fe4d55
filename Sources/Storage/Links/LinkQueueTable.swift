public import Domain
public import Linking

/// Who is to be looked at by the next link pass: only what changed, so that nothing changed costs nothing.
public enum LinkQueueTable {
    public static func add(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, person: PersonID, cause: String, now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO link_queue (workspace_id, person_id, cause, queued_at)
            VALUES (\(workspace), \(person), \(cause), \(now)) ON CONFLICT (workspace_id, person_id) DO NOTHING
            """)
    }

    /// Whoever has one of these phone keys: their contacts changed.
    public static func add(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, holdersOf keys: some Collection<PhoneKey>,
        cause: String, now: Timestamp
    ) throws {
        for keys in keys.map(\.digits).inUsualLengths {
            try connection.run(
                """
                INSERT INTO link_queue (workspace_id, person_id, cause, queued_at)
                SELECT workspace_id, person_id, CAST(\(cause) AS TEXT), CAST(\(now) AS BIGINT) FROM persons
                WHERE workspace_id = \(workspace) AND phone_key IN \(list: keys)
                ON CONFLICT (workspace_id, person_id) DO NOTHING
                """)
        }
    }

    /// Whoever one of these contacts was a candidate for.
    public static func add(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, candidates contacts: [ContactID], cause: String,
        now: Timestamp
    ) throws {
        if contacts.isEmpty { return }
        try connection.run(
            """
            INSERT INTO link_queue (workspace_id, person_id, cause, queued_at)
            SELECT DISTINCT workspace_id, person_id, CAST(\(cause) AS TEXT), CAST(\(now) AS BIGINT) FROM link_candidates
            WHERE workspace_id = \(workspace) AND contact_id IN \(list: contacts)
            ON CONFLICT (workspace_id, person_id) DO NOTHING
            """)
    }

    /// Everybody without a link whom nobody has blocked: when HubSpot is connected, and nightly.
    public static func addEverybodyUnlinked(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, cause: String, now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO link_queue (workspace_id, person_id, cause, queued_at)
            SELECT p.workspace_id, p.person_id, CAST(\(cause) AS TEXT), CAST(\(now) AS BIGINT) FROM persons AS p
            WHERE p.workspace_id = \(workspace) AND p.merged_into IS NULL AND p.phone_key IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM links AS l WHERE l.workspace_id = p.workspace_id AND l.person_id = p.person_id
                    AND l.ended_at IS NULL)
                AND NOT EXISTS (
                    SELECT 1 FROM link_blocks AS b WHERE b.workspace_id = p.workspace_id AND b.person_id = p.person_id)
            ON CONFLICT (workspace_id, person_id) DO NOTHING
            """)
    }

    /// Everybody without a link whose chat has been opened: for them national numbers count.
    public static func addOpened(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, cause: String, now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO link_queue (workspace_id, person_id, cause, queued_at)
            SELECT workspace_id, person_id, CAST(\(cause) AS TEXT), CAST(\(now) AS BIGINT) FROM link_verdicts
            WHERE workspace_id = \(workspace) AND is_opened = 1 AND verdict <> 'blocked'
            ON CONFLICT (workspace_id, person_id) DO NOTHING
            """)
    }

    /// How many wait to be looked at.
    public static func count(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Int64 {
        try Storage.count(connection, "link_queue WHERE workspace_id = \(workspace)")
    }

    /// Nothing is left to be decided about this person.
    public static func remove(_ connection: any SQLConnection, _ workspace: WorkspaceID, person: PersonID) throws {
        try connection.run("DELETE FROM link_queue WHERE workspace_id = \(workspace) AND person_id = \(person)")
    }

    /// Takes up to `limit` persons out of the queue. In the caller's transaction: not done = still queued.
    public static func takePersons(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, limit: Int
    ) throws -> [(person: PersonID, cause: String)] {
        try connection.rows(
            """
            DELETE FROM link_queue WHERE workspace_id = \(workspace) AND person_id IN (
                SELECT person_id FROM link_queue WHERE workspace_id = \(workspace) ORDER BY person_id LIMIT \(limit))
            RETURNING person_id, cause
            """
        ).map { (try $0.id("person_id"), try $0.text("cause")) }
    }
}
