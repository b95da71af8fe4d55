/// Persons whom nothing links by itself.
let migration0004LinkBlocks = Migration(
    number: 4,
    name: "link blocks",
    statements: [
        """
        CREATE TABLE link_blocks (
            workspace_id BIGINT NOT NULL,
            person_id BIGINT NOT NULL,
            contact_id TEXT NOT NULL,
            author TEXT NOT NULL,
            blocked_at BIGINT NOT NULL,
            PRIMARY KEY (workspace_id, person_id))
        """
    ])
