/// What is told of templates is told of the listed ones, and files whose person asked to be forgotten.
let migration0019Told = Migration(
    number: 19,
    name: "told templates, erased files",
    statements: [
        // When WhatsApp told of the template by itself for the last time; `NULL` = all of it is as it was listed.
        "ALTER TABLE message_templates ADD COLUMN told_at BIGINT",
        "UPDATE template_reads SET due_at = 0",
        "DROP TABLE template_states",
        // Files that no message names any more, to be taken off the disk.
        """
        CREATE TABLE file_removals (
            workspace_id BIGINT NOT NULL,
            file_hash BYTEA NOT NULL,
            asked_at BIGINT NOT NULL,
            PRIMARY KEY (workspace_id, file_hash))
        """,
    ])
