/// Creates that were asked for with a key, so that asking twice makes one.
let migration0003Records = Migration(
    number: 3,
    name: "records",
    statements: [
        """
        CREATE TABLE request_keys (
            workspace_id BIGINT NOT NULL,
            request_key TEXT NOT NULL,
            digest BYTEA NOT NULL,
            state TEXT NOT NULL,
            answer_id TEXT,
            since BIGINT NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (workspace_id, request_key))
        """,
        "CREATE INDEX request_keys_age ON request_keys (workspace_id, since)",
    ])
