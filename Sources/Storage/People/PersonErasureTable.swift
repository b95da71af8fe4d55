public import Domain

/// People who asked to be forgotten. Their row stays, empty, as the proof that it was done; who writes from the same
/// phone later is somebody new.
public enum PersonErasureTable {
    public enum Progress: Sendable {
        /// There is more of it.
        case more
        /// Something is under way that must end first.
        case waiting
        case done
    }

    /// What stands where a reason stood.
    public static let reason = "Erased: the person asked to be forgotten."

    /// Their files go at once, the rest in slices. Those who were found to be one of them are them.
    public static func ask(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ persons: [PersonID], now: Timestamp
    ) throws {
        for persons in persons.inUsualLengths {
            for column in ["person_id", "merged_into"] as [SQL] {
                try connection.run(
                    """
                    UPDATE persons SET erase_asked_at = \(now), erase_body_id = 0
                    WHERE workspace_id = \(workspace) AND \(sql: column) IN \(list: persons)
                        AND erase_asked_at IS NULL
                    """)
            }
        }
        try MediaTable.erase(connection, workspace, of: persons, now: now)
    }

    /// When it was asked for, and done; `nil` = nobody asked.
    public static func state(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws -> (askedAt: Timestamp, doneAt: Timestamp?)? {
        try connection.row(
            """
            SELECT erase_asked_at, erased_at FROM persons
            WHERE workspace_id = \(workspace) AND person_id = \(person) AND erase_asked_at IS NOT NULL
            """
        ).map { (try $0.timestamp("erase_asked_at"), try $0.optionalTimestamp("erased_at")) }
    }

    /// Whoever waits longest to be forgotten.
    public static func next(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> PersonID? {
        try connection.row(
            """
            SELECT person_id FROM persons
            WHERE workspace_id = \(workspace) AND erase_asked_at IS NOT NULL AND erased_at IS NULL
            ORDER BY erase_asked_at, person_id LIMIT 1
            """
        )?.id("person_id")
    }

    public static func finish(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID, now: Timestamp
    ) throws {
        try connection.run(
            "UPDATE persons SET erased_at = \(now) WHERE workspace_id = \(workspace) AND person_id = \(person)")
    }

    /// Names, phones and ids, also former ones, and every sentence that may repeat them. Nothing finds this person any
    /// more.
    public static func eraseIdentity(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID, now: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE persons SET user_id = NULL, phone = NULL, phone_key = NULL, profile_name = NULL, username = NULL,
                book_name = NULL
            WHERE workspace_id = \(workspace) AND person_id = \(person)
            """)
        try PersonWordTable.refresh(connection, workspace, person)
        for table in ["person_aliases", "book_contacts", "link_verdicts", "link_candidates", "link_queue"] as [SQL] {
            try connection.run(
                "DELETE FROM \(sql: table) WHERE workspace_id = \(workspace) AND person_id = \(person)")
        }
        try eraseJoins(connection, workspace, person)
        try connection.run(
            """
            UPDATE links SET reason = \(reason), phone_key = NULL,
                end_reason = CASE WHEN end_reason IS NOT NULL THEN \(reason) END
            WHERE workspace_id = \(workspace) AND person_id = \(person)
            """)
        try PhoneWriteTable.erase(
            connection, workspace, now: now,
            where: """
                link_id IN (SELECT link_id FROM links WHERE workspace_id = \(workspace) AND person_id = \(person))
                """)
        try AuditTable.eraseTexts(
            connection, workspace, of: "SELECT CAST(\("person:\(person)") AS TEXT)", reason: reason)
    }

    /// Who they were found to be keeps what was whose before.
    private static func eraseJoins(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws {
        for column in ["person_id", "absorbed_id"] as [SQL] {
            let joins: SQL = """
                SELECT join_id FROM person_joins WHERE workspace_id = \(workspace) AND \(sql: column) = \(person)
                """
            for table in ["person_join_messages", "person_joins"] as [SQL] {
                try connection.run(
                    "DELETE FROM \(sql: table) WHERE workspace_id = \(workspace) AND join_id IN (\(sql: joins))")
            }
        }
    }
}
