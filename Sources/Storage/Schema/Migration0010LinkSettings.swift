/// Linking is set by an admin, and a link knows the number that it was made for.
let migration0010LinkSettings = Migration(
    number: 10,
    name: "link settings",
    statements: [
        // HubSpot's names with commas between them.
        "ALTER TABLE workspaces ADD COLUMN phone_properties TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE hubspot_accounts ADD COLUMN numbers_started_at BIGINT",
        // The last contact whose phones are read by the present settings; '' = none yet, NULL = all are.
        "ALTER TABLE hubspot_accounts ADD COLUMN numbers_after TEXT",
        "ALTER TABLE hubspot_accounts ADD COLUMN numbers_read BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE hubspot_accounts ADD COLUMN numbers_finished_at BIGINT",
        // A field that holds phones was added, and not every contact has been read with it.
        "ALTER TABLE hubspot_accounts ADD COLUMN lacks_properties INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE links ADD COLUMN phone_key TEXT",
        // Whoever has had another number since they were linked is marked from now on.
        """
        UPDATE links SET phone_key = COALESCE(
            (SELECT a.value FROM person_aliases AS a
                WHERE a.workspace_id = links.workspace_id AND a.person_id = links.person_id AND a.kind = 'phone'
                    AND a.until > links.made_at
                ORDER BY a.until LIMIT 1),
            (SELECT p.phone_key FROM persons AS p
                WHERE p.workspace_id = links.workspace_id AND p.person_id = links.person_id))
        WHERE ended_at IS NULL
        """,
    ])
