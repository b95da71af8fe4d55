/// What the business sends: messages on their way, the templates it may use, and how fast its numbers may send.
let migration0013Outgoing = Migration(
    number: 13,
    name: "outgoing",
    statements: [
        """
        CREATE TABLE outgoing (
            workspace_id BIGINT NOT NULL,
            outgoing_id BIGINT NOT NULL,
            chat_id BIGINT NOT NULL,
            number_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            is_signal INTEGER NOT NULL,
            content TEXT NOT NULL,
            reply_to TEXT,
            shown_text TEXT,
            author TEXT NOT NULL,
            asked_at BIGINT NOT NULL,
            day BIGINT NOT NULL,
            again_of BIGINT,
            state TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            began_at BIGINT,
            due_at BIGINT,
            opened INTEGER NOT NULL DEFAULT 0,
            wamid TEXT,
            failure TEXT,
            sentence TEXT,
            code BIGINT,
            PRIMARY KEY (workspace_id, outgoing_id))
        """,
        // A chat's turn: whatever of it has not ended, in order.
        """
        CREATE INDEX outgoing_open ON outgoing (workspace_id, chat_id, outgoing_id)
        WHERE state IN ('queued', 'sending', 'unsure')
        """,
        "CREATE INDEX outgoing_due ON outgoing (workspace_id, state, due_at) WHERE due_at IS NOT NULL",
        "CREATE INDEX outgoing_sending ON outgoing (workspace_id, outgoing_id) WHERE state = 'sending'",
        "CREATE INDEX outgoing_unknown ON outgoing (workspace_id, outgoing_id) WHERE state = 'unknown'",
        "CREATE INDEX outgoing_day ON outgoing (workspace_id, chat_id, day)",
        "CREATE INDEX outgoing_began ON outgoing (workspace_id, began_at) WHERE began_at IS NOT NULL",
        "CREATE INDEX outgoing_again ON outgoing (workspace_id, again_of) WHERE again_of IS NOT NULL",
        "CREATE UNIQUE INDEX outgoing_wamid ON outgoing (workspace_id, wamid) WHERE wamid IS NOT NULL",
        """
        CREATE TABLE message_templates (
            workspace_id BIGINT NOT NULL,
            template_id TEXT NOT NULL,
            account_id TEXT NOT NULL,
            name TEXT NOT NULL,
            language TEXT NOT NULL,
            state TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (workspace_id, template_id))
        """,
        "CREATE INDEX message_templates_name ON message_templates (workspace_id, account_id, name, language)",
        """
        CREATE TABLE template_reads (
            workspace_id BIGINT NOT NULL,
            account_id TEXT NOT NULL,
            read_at BIGINT,
            due_at BIGINT NOT NULL,
            PRIMARY KEY (workspace_id, account_id))
        """,
        """
        CREATE TABLE sending_limits (
            workspace_id BIGINT NOT NULL,
            number_id TEXT NOT NULL,
            per_second INTEGER NOT NULL,
            openings_per_day INTEGER,
            is_low_quality INTEGER NOT NULL,
            read_at BIGINT NOT NULL,
            PRIMARY KEY (workspace_id, number_id))
        """,
    ])
