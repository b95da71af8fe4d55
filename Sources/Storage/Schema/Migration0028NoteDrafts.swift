/// A begun note comes back as a note.
let migration0028NoteDrafts = Migration(
    number: 28,
    name: "drafts of notes",
    statements: ["ALTER TABLE chat_drafts ADD COLUMN is_note INTEGER NOT NULL DEFAULT 0"])
