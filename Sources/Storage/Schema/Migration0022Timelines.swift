/// Changes that concern every timeline entry, on their way through all of them; and what else, beside contacts, entries
/// stand on.
let migration0022Timelines = Migration(
    number: 22,
    name: "timelines",
    statements: [
        // The last chat and day that were marked. Without a number it is a walk through all.
        """
        CREATE TABLE timeline_walks (
            workspace_id BIGINT NOT NULL,
            number_id TEXT NOT NULL,
            chat_id BIGINT NOT NULL,
            day BIGINT NOT NULL,
            PRIMARY KEY (workspace_id, number_id))
        """,
        """
        CREATE TABLE timeline_associations (
            workspace_id BIGINT NOT NULL,
            kind TEXT NOT NULL,
            wanted INTEGER NOT NULL DEFAULT 0,
            applied INTEGER NOT NULL DEFAULT 0,
            refused_at BIGINT,
            sentence TEXT,
            PRIMARY KEY (workspace_id, kind))
        """,
        // What hangs on contacts in HubSpot, as far as timelines need it. Read again at sweep_at; null = when needed.
        """
        CREATE TABLE contact_ties (
            workspace_id BIGINT NOT NULL,
            contact_id TEXT NOT NULL,
            company_id TEXT,
            deals TEXT NOT NULL,
            tickets TEXT NOT NULL,
            read_at BIGINT NOT NULL,
            used_at BIGINT NOT NULL,
            sweep_at BIGINT,
            PRIMARY KEY (workspace_id, contact_id))
        """,
        "CREATE INDEX contact_ties_sweep ON contact_ties (workspace_id, sweep_at) WHERE sweep_at IS NOT NULL",
        "ALTER TABLE communications ADD COLUMN records TEXT NOT NULL DEFAULT ''",
    ])
