/// Phone fields that a link by hand replaces in HubSpot, and the way back.
let migration0006PhoneWrites = Migration(
    number: 6,
    name: "phone writes",
    statements: [
        // HubSpot's name of the field; empty = phones are left alone.
        "ALTER TABLE workspaces ADD COLUMN phone_property TEXT NOT NULL DEFAULT 'phone'",
        """
        CREATE TABLE phone_writes (
            workspace_id BIGINT NOT NULL,
            write_id BIGINT NOT NULL,
            person_id BIGINT NOT NULL,
            contact_id TEXT NOT NULL,
            link_id BIGINT NOT NULL,
            property TEXT NOT NULL,
            before_text TEXT NOT NULL,
            after_text TEXT NOT NULL,
            restores BIGINT,
            author TEXT NOT NULL,
            state TEXT NOT NULL,
            reason TEXT,
            asked_at BIGINT NOT NULL,
            due_at BIGINT,
            settled_at BIGINT,
            PRIMARY KEY (workspace_id, write_id))
        """,
        "CREATE INDEX phone_writes_due ON phone_writes (workspace_id, due_at) WHERE due_at IS NOT NULL",
        "CREATE INDEX phone_writes_contact ON phone_writes (workspace_id, contact_id)",
        "CREATE INDEX phone_writes_link ON phone_writes (workspace_id, link_id)",
    ])
