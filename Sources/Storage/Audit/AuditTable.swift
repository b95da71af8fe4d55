public import Domain

/// Who or what did what, when, before, after and why. Rows are only added.
public enum AuditTable {
    public static func add(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ entry: AuditEntry) throws {
        try add(connection, workspace, [entry])
    }

    public static func add(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ entries: [AuditEntry]) throws {
        let rows = entries.map { entry -> SQL in
            """
            (\(workspace), \(entry.id), \(entry.at), \(entry.author.text), \(entry.verb), \(entry.subject),
                \(entry.before), \(entry.after), \(entry.reason))
            """
        }
        for rows in rows.inUsualLengths {
            try connection.run(
                """
                INSERT INTO audit (workspace_id, audit_id, at, author, verb, subject, before_value, after_value, reason)
                VALUES \(sql: rows.joined(separator: ", "))
                """)
        }
        let mentioned = entries.flatMap { entry in
            Self.mentions(of: entry).map { "(\(workspace), \($0), \(entry.id))" as SQL }
        }
        for rows in mentioned.inUsualLengths {
            try connection.run(
                """
                INSERT INTO audit_mentions (workspace_id, mention, audit_id) VALUES \(sql: rows.joined(separator: ", "))
                """)
        }
    }

    /// Persons and contacts the entry is about, on either side of the change.
    private static func mentions(of entry: AuditEntry) -> [String] {
        var seen: Set<String> = []
        return [entry.subject, entry.before, entry.after].compactMap(\.self).filter {
            isMention($0) && seen.insert($0).inserted
        }
    }

    /// `person:12` or `contact:34`, and not a text that only begins like it.
    private static func isMention(_ value: String) -> Bool {
        (value.hasPrefix("person:") || value.hasPrefix("contact:")) && !value.contains(" ")
            && value.unicodeScalars.count <= 80
    }

    static func entry(_ row: SQLRow) throws -> AuditEntry {
        AuditEntry(
            id: try row.id("audit_id"), at: try row.timestamp("at"), author: Author(text: try row.text("author")),
            verb: try row.text("verb"), subject: try row.text("subject"),
            before: try row.optionalText("before_value"), after: try row.optionalText("after_value"),
            reason: try row.text("reason"))
    }
}
