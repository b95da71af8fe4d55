/// Contacts are found by national numbers too, and a verdict keeps what it rests on.
let migration0005Candidates = Migration(
    number: 5,
    name: "candidates",
    statements: [
        "ALTER TABLE workspaces ADD COLUMN fuzzy TEXT NOT NULL DEFAULT 'guarded'",
        "ALTER TABLE contact_keys ADD COLUMN national TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE contact_keys ADD COLUMN code TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX contact_keys_national ON contact_keys (workspace_id, national)",
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
        // National numbers are known only by reading the texts again, so everything is imported once more: a contact
        // whose phones seem to have changed has its rows made anew.
        "UPDATE contacts SET phones = '' WHERE phones <> ''",
        "UPDATE hubspot_accounts SET import_after = NULL, import_finished_at = NULL, imported = 0",
    ])
