/// People who asked to be forgotten are erased in slices, and stay as an empty row.
let migration0026Erasures = Migration(
    number: 26,
    name: "erasures of people",
    statements: [
        "ALTER TABLE persons ADD COLUMN erase_asked_at BIGINT",
        "ALTER TABLE persons ADD COLUMN erased_at BIGINT",
        // The newest stored body that was looked through; null = all were.
        "ALTER TABLE persons ADD COLUMN erase_body_id BIGINT",
        """
        CREATE INDEX persons_to_erase ON persons (workspace_id, erase_asked_at)
        WHERE erase_asked_at IS NOT NULL AND erased_at IS NULL
        """,
        "CREATE INDEX person_joins_person ON person_joins (workspace_id, person_id)",
    ])
