/// Contacts are found by national numbers too, and a verdict keeps what it rests on.
let migration0005Candidates = Migration(number: 5, name: "candidates") { engine in
    index(engine) + verdicts + [
        "ALTER TABLE workspaces ADD COLUMN fuzzy TEXT NOT NULL DEFAULT 'guarded'",
        // Numbers are known only by reading the texts again, so everything is imported once more: a contact whose
        // phones seem to have changed has its rows made anew.
        "UPDATE contacts SET phones = '' WHERE phones <> ''",
        "UPDATE hubspot_accounts SET import_after = NULL, import_finished_at = NULL, imported = 0",
    ]
}

/// One table for both ways of looking: with the country code for full numbers, without it for national ones.
private func index(_ engine: SQLEngine) -> [SQL] {
    [
        "DROP TABLE contact_keys",
        """
        CREATE TABLE contact_numbers (
            workspace_id BIGINT NOT NULL,
            national TEXT NOT NULL,
            code TEXT NOT NULL,
            contact_id TEXT NOT NULL,
            phone_key TEXT,
            PRIMARY KEY (workspace_id, national, code, contact_id)) \(sql: engine.clustered)
        """,
        // With the key in it, for SQLite prefers a scan of the whole workspace to an index that does not cover.
        "CREATE INDEX contact_numbers_contact ON contact_numbers (workspace_id, contact_id, phone_key)",
    ]
}

private let verdicts: [SQL] = [
    "ALTER TABLE link_verdicts ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE link_verdicts ADD COLUMN is_opened INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE link_verdicts ADD COLUMN dismissed TEXT",
    "CREATE INDEX link_verdicts_suggestion ON link_verdicts (workspace_id, person_id) WHERE verdict = 'suggestion'",
    """
    CREATE TABLE link_candidates (
        workspace_id BIGINT NOT NULL,
        person_id BIGINT NOT NULL,
        contact_id TEXT NOT NULL,
        PRIMARY KEY (workspace_id, person_id, contact_id))
    """,
    "CREATE INDEX link_candidates_contact ON link_candidates (workspace_id, contact_id)",
]
