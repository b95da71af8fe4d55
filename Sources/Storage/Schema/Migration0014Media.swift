/// Files of messages: where each is on its way here, what HubSpot holds of it, and the notes they are attached to.
let migration0014Media = Migration(
    number: 14,
    name: "media",
    statements: downloadTables + attachmentTables)

private let downloadTables: [SQL] = [
    """
    CREATE TABLE media (
        workspace_id BIGINT NOT NULL,
        message_id BIGINT NOT NULL,
        kind TEXT NOT NULL,
        media_id TEXT NOT NULL,
        mime_type TEXT,
        told_hash BYTEA,
        expires_at BIGINT NOT NULL,
        state TEXT NOT NULL,
        lane INTEGER NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        due_at BIGINT,
        problem TEXT,
        sentence TEXT,
        file_hash BYTEA,
        size BIGINT,
        settled_at BIGINT,
        PRIMARY KEY (workspace_id, message_id))
    """,
    "CREATE INDEX media_due ON media (workspace_id, lane, due_at) WHERE due_at IS NOT NULL",
    "CREATE INDEX media_file ON media (workspace_id, file_hash) WHERE file_hash IS NOT NULL",
    "CREATE INDEX media_refused ON media (workspace_id, expires_at) WHERE state = 'refused'",
    "CREATE INDEX media_lost ON media (workspace_id, message_id) WHERE state IN ('refused', 'gone')",
    """
    CREATE TABLE media_settings (
        workspace_id BIGINT NOT NULL PRIMARY KEY,
        delivery TEXT NOT NULL,
        attach_bytes_max BIGINT NOT NULL,
        limits TEXT NOT NULL,
        refused_types TEXT NOT NULL,
        applied TEXT NOT NULL)
    """,
]

private let attachmentTables: [SQL] = [
    // What HubSpot holds of our files: each once, whatever was lost or killed.
    """
    CREATE TABLE hubspot_files (
        workspace_id BIGINT NOT NULL,
        file_hash BYTEA NOT NULL,
        name TEXT NOT NULL,
        state TEXT NOT NULL,
        file_id TEXT,
        sent_at BIGINT NOT NULL,
        attempts INTEGER NOT NULL,
        problem TEXT,
        sentence TEXT,
        PRIMARY KEY (workspace_id, file_hash))
    """,
    """
    CREATE INDEX hubspot_files_unsure ON hubspot_files (workspace_id, sent_at)
    WHERE state IN ('uploading', 'removing')
    """,
    """
    CREATE TABLE attachment_notes (
        workspace_id BIGINT NOT NULL,
        chat_id BIGINT NOT NULL,
        entry_group BIGINT NOT NULL,
        part BIGINT NOT NULL,
        contacts TEXT NOT NULL,
        state TEXT NOT NULL,
        note_id TEXT,
        hash TEXT NOT NULL,
        stamp BIGINT NOT NULL,
        sent_at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, chat_id, entry_group, part, contacts))
    """,
    "CREATE INDEX attachment_notes_id ON attachment_notes (workspace_id, note_id) WHERE note_id IS NOT NULL",
    "CREATE INDEX attachment_notes_contacts ON attachment_notes (workspace_id, contacts)",
    "CREATE INDEX attachment_notes_unsure ON attachment_notes (workspace_id, sent_at) WHERE state = 'creating'",
    // Timeline entries whose attachments are to be compared with what HubSpot holds.
    """
    CREATE TABLE attachment_entries (
        workspace_id BIGINT NOT NULL,
        chat_id BIGINT NOT NULL,
        entry_group BIGINT NOT NULL,
        version BIGINT NOT NULL,
        due_at BIGINT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        problem TEXT,
        sentence TEXT,
        PRIMARY KEY (workspace_id, chat_id, entry_group))
    """,
    "CREATE INDEX attachment_entries_due ON attachment_entries (workspace_id, due_at)",
]
