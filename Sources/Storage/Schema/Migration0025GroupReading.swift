/// Groups that were there before anybody listened are asked for.
let migration0025GroupReading = Migration(
    number: 25,
    name: "group reading",
    statements: [
        // When WhatsApp is to be asked about the group; null = that is done.
        "ALTER TABLE group_chats ADD COLUMN ask_at BIGINT",
        "UPDATE group_chats SET ask_at = 0 WHERE subject IS NULL AND deleted_at IS NULL",
        "CREATE INDEX group_chats_to_ask ON group_chats (workspace_id, ask_at) WHERE ask_at IS NOT NULL",
    ])
