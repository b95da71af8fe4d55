public import Domain

/// Taking a person out of another one again.
extension PersonTable {
    /// Whom this person turned out to be; `nil` = they are themselves.
    public static func holder(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of person: PersonID
    ) throws -> PersonID? {
        try connection.row(
            "SELECT merged_into FROM persons WHERE workspace_id = \(workspace) AND person_id = \(person)"
        )?.optionalID("merged_into")
    }

    /// Phone and BSUID stay where WhatsApp says that they are now; the past that `before` tells finds `person` again,
    /// and `holder` where it found both.
    public static func separate(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID, from holder: PersonID,
        _ before: JoinedBefore
    ) throws {
        try connection.run(
            """
            UPDATE persons SET merged_into = NULL WHERE workspace_id = \(workspace) AND person_id = \(person)
            """)
        for alias in before.aliases {
            try connection.run(
                """
                DELETE FROM person_aliases
                WHERE workspace_id = \(workspace) AND person_id = \(holder) AND kind = \(alias.kind)
                    AND value = \(alias.value) AND since = \(alias.since)
                """)
            try insert(connection, workspace, person, alias)
        }
        for alias in before.ownAliases { try insert(connection, workspace, holder, alias) }
    }

    private static func insert(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID, _ alias: JoinedBefore.Alias
    ) throws {
        try connection.run(
            """
            INSERT INTO person_aliases (workspace_id, person_id, kind, value, since, until)
            VALUES (\(workspace), \(person), \(alias.kind), \(alias.value), \(alias.since), \(alias.until))
            ON CONFLICT (workspace_id, person_id, kind, value, since) DO NOTHING
            """)
    }

    /// Identifiers that found the person once and no longer do.
    public static func aliases(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of person: PersonID
    ) throws -> [JoinedBefore.Alias] {
        try connection.rows(
            """
            SELECT kind, value, since, until FROM person_aliases
            WHERE workspace_id = \(workspace) AND person_id = \(person) ORDER BY kind, value, since
            """
        ).map {
            JoinedBefore.Alias(
                kind: try $0.text("kind"), value: try $0.text("value"), since: try $0.timestamp("since"),
                until: try $0.timestamp("until"))
        }
    }

    /// The names that the other one brought go; what the person was called since stays.
    public static func restoreNames(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID, from other: PersonID,
        _ before: JoinedBefore
    ) throws {
        let names: [(column: SQL, own: String?)] = [
            ("profile_name", before.ownProfileName), ("username", before.ownUsername),
            ("import_name", before.ownImportName),
        ]
        for (column, own) in names {
            try connection.run(
                """
                UPDATE persons SET \(sql: column) = \(own)
                WHERE workspace_id = \(workspace) AND person_id = \(person) AND \(sql: column) = (
                    SELECT other.\(sql: column) FROM persons AS other
                    WHERE other.workspace_id = \(workspace) AND other.person_id = \(other))
                """)
        }
    }

    /// `nil` = no file has named the person.
    public static func importName(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of person: PersonID
    ) throws -> String? {
        try connection.row(
            "SELECT import_name FROM persons WHERE workspace_id = \(workspace) AND person_id = \(person)"
        )?.optionalText("import_name")
    }
}
