/// OAuth beside pasted tokens, what a token may do, the nightly comparison, and merges that are followed for ever.
let migration0002HubSpotConnection = Migration(
    number: 2,
    name: "HubSpot connection",
    statements: connectionColumns + progressColumns + contactHistory)

private let connectionColumns: [SQL] = [
    "ALTER TABLE hubspot_accounts ADD COLUMN credential TEXT NOT NULL DEFAULT 'token'",
    "ALTER TABLE hubspot_accounts ADD COLUMN sealed_refresh_token BYTEA",
    "ALTER TABLE hubspot_accounts ADD COLUMN token_expires_at BIGINT",
    "ALTER TABLE hubspot_accounts ADD COLUMN account_type TEXT",
    "ALTER TABLE hubspot_accounts ADD COLUMN user_id TEXT",
    "ALTER TABLE hubspot_accounts ADD COLUMN user_email TEXT",
    "ALTER TABLE hubspot_accounts ADD COLUMN scopes TEXT",
    "ALTER TABLE hubspot_accounts ADD COLUMN checked_at BIGINT",
]

private let progressColumns: [SQL] = [
    "ALTER TABLE hubspot_accounts ADD COLUMN import_total BIGINT",
    "ALTER TABLE hubspot_accounts ADD COLUMN comparison_started_at BIGINT",
    "ALTER TABLE hubspot_accounts ADD COLUMN comparison_after TEXT",
    "ALTER TABLE hubspot_accounts ADD COLUMN compared BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE hubspot_accounts ADD COLUMN compared_at BIGINT",
]

private let contactHistory: [SQL] = [
    // Never filled: a merged contact leaves the mirror, and where it went stands in a table of its own.
    "ALTER TABLE contacts DROP COLUMN merged_into",
    """
    CREATE TABLE contact_merges (
        workspace_id BIGINT NOT NULL,
        contact_id TEXT NOT NULL,
        merged_into TEXT NOT NULL,
        seen_at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, contact_id))
    """,
    "CREATE INDEX contact_merges_survivor ON contact_merges (workspace_id, merged_into)",
    // Only an id stays, as the proof that somebody asked to be forgotten and was.
    """
    CREATE TABLE contact_erasures (
        workspace_id BIGINT NOT NULL,
        contact_id TEXT NOT NULL,
        asked_at BIGINT NOT NULL,
        erased_at BIGINT,
        PRIMARY KEY (workspace_id, contact_id))
    """,
]
