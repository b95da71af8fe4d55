/// The audit is read by time, by whom it is about, and by what people did.
let migration0008Audit = Migration(number: 8, name: "audit") { engine in
    [
        """
        CREATE TABLE audit_mentions (
            workspace_id BIGINT NOT NULL,
            mention TEXT NOT NULL,
            audit_id BIGINT NOT NULL,
            PRIMARY KEY (workspace_id, mention, audit_id)) \(sql: engine.clustered)
        """
    ] + ["subject", "before_value", "after_value"].map(mentions) + indexes
}

/// What stands in one column as `person:12` or `contact:34`, and not a text that only begins like it.
private func mentions(_ column: SQL) -> SQL {
    """
    INSERT INTO audit_mentions (workspace_id, mention, audit_id)
    SELECT workspace_id, \(sql: column), audit_id FROM audit
    WHERE (\(sql: column) LIKE 'person:%' OR \(sql: column) LIKE 'contact:%')
        AND \(sql: column) NOT LIKE '% %' AND LENGTH(\(sql: column)) <= 80
    ON CONFLICT (workspace_id, mention, audit_id) DO NOTHING
    """
}

private let indexes: [SQL] = [
    "CREATE INDEX audit_time ON audit (workspace_id, at, audit_id)",
    // Nearly all entries are links that Liaison made by itself, a million in the first hour: those are found by walking
    // the time, and cost no more than that.
    "CREATE INDEX audit_verb ON audit (workspace_id, verb, at, audit_id) WHERE verb <> 'link_made'",
    "CREATE INDEX audit_author ON audit (workspace_id, author, at, audit_id) WHERE author <> 'liaison'",
]
