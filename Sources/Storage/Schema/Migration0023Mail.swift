/// E-mails that are sent, and what became of them.
let migration0023Mail = Migration(
    number: 23,
    name: "mail",
    statements: [
        """
        CREATE TABLE mails (
            workspace_id BIGINT NOT NULL,
            mail_id BIGINT NOT NULL,
            kind TEXT NOT NULL,
            recipient TEXT NOT NULL,
            name TEXT,
            member_id BIGINT,
            language TEXT,
            link_id BIGINT,
            sealed_token BYTEA,
            author TEXT NOT NULL,
            made_at BIGINT NOT NULL,
            ends_at BIGINT NOT NULL,
            state TEXT NOT NULL,
            attempts BIGINT NOT NULL,
            due_at BIGINT,
            settled_at BIGINT,
            trouble_word TEXT,
            trouble_sentence TEXT,
            trouble_of_server INTEGER,
            PRIMARY KEY (workspace_id, mail_id))
        """,
        "CREATE INDEX mails_due ON mails (workspace_id, due_at)",
        "CREATE INDEX mails_settled ON mails (workspace_id, settled_at)",
        "CREATE INDEX mails_link ON mails (workspace_id, link_id)",
    ])
