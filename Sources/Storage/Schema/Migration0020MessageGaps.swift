/// Messages that only their statuses told of.
let migration0020MessageGaps = Migration(
    number: 20,
    name: "message gaps",
    statements: [
        """
        CREATE TABLE message_gaps (
            workspace_id BIGINT NOT NULL,
            wamid TEXT NOT NULL,
            number_id TEXT NOT NULL,
            told_at BIGINT NOT NULL,
            PRIMARY KEY (workspace_id, wamid))
        """,
        "CREATE INDEX message_gaps_told ON message_gaps (workspace_id, told_at)",
    ])
