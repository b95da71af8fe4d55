/// Notes of files have what the ledger of communications has: a merge of two contacts finds those that stand on several
/// timelines.
let migration0027NoteLedger = Migration(
    number: 27,
    name: "ledger of notes",
    statements: [
        "ALTER TABLE attachment_notes ADD COLUMN records TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE attachment_notes ADD COLUMN contact_count INTEGER NOT NULL DEFAULT 1",
        "UPDATE attachment_notes SET contact_count = LENGTH(contacts) - LENGTH(REPLACE(contacts, ';', '')) + 1",
        "CREATE INDEX attachment_notes_several ON attachment_notes (workspace_id, chat_id) WHERE contact_count > 1",
    ])
