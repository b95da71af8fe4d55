public import Domain

/// What the team said and did about chats.
public enum ChatNoteTable {
    public static func insert(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ note: ChatNote
    ) throws {
        try connection.run(
            """
            INSERT INTO chat_notes (workspace_id, note_id, chat_id, kind, assignee, author, note, at)
            VALUES (\(workspace), \(note.id), \(note.chat), \(note.kind.word), \(note.kind.assignee),
                \(note.author.text), \(note.text), \(note.at))
            """)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: ChatNoteID
    ) throws -> ChatNote? {
        try connection.row(
            "SELECT * FROM chat_notes WHERE workspace_id = \(workspace) AND note_id = \(id)"
        ).map(note)
    }

    /// Those of a chat from `start` on and before `end`; `nil` = without an end. The oldest first.
    static func between(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, _ start: Timestamp,
        _ end: Timestamp?, limit: Int
    ) throws -> [ChatNote] {
        let before: SQL = end.map { "AND at < \($0)" } ?? ""
        return try connection.rows(
            """
            SELECT * FROM chat_notes
            WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND at >= \(start) \(sql: before)
            ORDER BY at DESC, note_id DESC LIMIT \(limit)
            """
        ).map(note).reversed()
    }

    private static func note(_ row: SQLRow) throws -> ChatNote {
        let kind: ChatNote.Kind =
            switch try row.text("kind") {
            case "assigned": .assigned(to: try row.optionalText("assignee"))
            case "closed": .closed
            case "reopened": .reopened
            default: .note
            }
        return ChatNote(
            id: try row.id("note_id"), chat: try row.id("chat_id"), kind: kind,
            author: Author(text: try row.text("author")), text: try row.text("note"), at: try row.timestamp("at"))
    }
}

extension ChatNote.Kind {
    fileprivate var word: String {
        switch self {
        case .note: "note"
        case .assigned: "assigned"
        case .closed: "closed"
        case .reopened: "reopened"
        }
    }

    fileprivate var assignee: String? {
        switch self {
        case .assigned(let name): name
        case .note, .closed, .reopened: nil
        }
    }
}
