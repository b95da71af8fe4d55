public import Domain

/// Who or what did what, when, before, after and why. Rows are only added.
public enum AuditTable {
    public static func add(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ entry: AuditEntry) throws {
        try connection.run(
            """
            INSERT INTO audit (workspace_id, audit_id, at, author, verb, subject, before_value, after_value, reason)
            VALUES (\(workspace), \(entry.id), \(entry.at), \(entry.author.text), \(entry.verb), \(entry.subject),
                \(entry.before), \(entry.after), \(entry.reason))
            """)
    }
}
