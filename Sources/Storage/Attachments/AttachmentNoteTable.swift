public import Domain

/// The ledger of notes that carry the files of a chat's day.
public enum AttachmentNoteTable: TimelineLedger {
    public typealias Noun = Note

    public static let table: SQL = "attachment_notes"
    public static let idColumn: SQL = "note_id"
}
