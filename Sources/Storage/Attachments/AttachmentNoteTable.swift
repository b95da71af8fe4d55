public import Domain

/// Notes that carry the files of a chat's day, as a ledger like `CommunicationTable`: written before a create is sent.
public enum AttachmentNoteTable {
    public enum State: String, Sendable {
        /// Sent, or about to be; whether HubSpot made it is not known yet.
        case creating
        case standing
    }

    public struct Row: Sendable, Equatable {
        public var key: CommunicationKey
        public var contacts: [ContactID]
        public var state: State
        public var id: NoteID?
        /// Of body, owner, contacts and files as last written.
        public var hash: String
        /// The timestamp HubSpot was given: how an unsure create is found again.
        public var stamp: Timestamp
        public var sentAt: Timestamp

        public init(
            key: CommunicationKey, contacts: [ContactID], state: State, id: NoteID? = nil, hash: String,
            stamp: Timestamp, sentAt: Timestamp
        ) {
            self.key = key
            self.contacts = contacts
            self.state = state
            self.id = id
            self.hash = hash
            self.stamp = stamp
            self.sentAt = sentAt
        }
    }

    public static func ofEntry(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, chat: ChatID, group: Int64
    ) throws -> [Row] {
        try connection.rows(
            """
            SELECT * FROM attachment_notes WHERE workspace_id = \(workspace) AND chat_id = \(chat)
                AND entry_group = \(group) ORDER BY part, contacts
            """
        ).map(row)
    }

    /// Creates of unknown outcome that were sent before `moment`.
    public static func unsure(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, sentBefore moment: Timestamp, limit: Int
    ) throws -> [Row] {
        try connection.rows(
            """
            SELECT * FROM attachment_notes WHERE workspace_id = \(workspace) AND state = 'creating'
                AND sent_at <= \(moment) ORDER BY sent_at LIMIT \(limit)
            """
        ).map(row)
    }

    public static func oldestUnsure(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Timestamp? {
        try connection.row(
            """
            SELECT sent_at FROM attachment_notes WHERE workspace_id = \(workspace) AND state = 'creating'
            ORDER BY sent_at LIMIT 1
            """
        )?.timestamp("sent_at")
    }

    /// Which of these notes the ledger has already.
    public static func known(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [NoteID]
    ) throws -> Set<NoteID> {
        if ids.isEmpty { return [] }
        return Set(
            try connection.rows(
                "SELECT note_id FROM attachment_notes WHERE workspace_id = \(workspace) AND note_id IN \(list: ids)"
            ).map { try $0.vendorID("note_id") })
    }

    public static func save(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ row: Row) throws {
        try connection.run(
            """
            INSERT INTO attachment_notes (workspace_id, chat_id, entry_group, part, contacts, state, note_id, hash, stamp,
                sent_at)
            VALUES (\(workspace), \(row.key.chat), \(row.key.group), \(row.key.part), \(text(row.contacts)),
                \(row.state.rawValue), \(row.id), \(row.hash), \(row.stamp), \(row.sentAt))
            ON CONFLICT (workspace_id, chat_id, entry_group, part, contacts) DO UPDATE SET
                state = excluded.state, note_id = excluded.note_id, hash = excluded.hash, stamp = excluded.stamp,
                sent_at = excluded.sent_at
            """)
    }

    public static func remove(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ row: Row) throws {
        try connection.run(
            """
            DELETE FROM attachment_notes WHERE workspace_id = \(workspace) AND chat_id = \(row.key.chat)
                AND entry_group = \(row.key.group) AND part = \(row.key.part) AND contacts = \(text(row.contacts))
            """)
    }

    /// HubSpot merged two contacts and moved the notes of the one to the other.
    public static func move(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from: ContactID, to: ContactID
    ) throws {
        try connection.run(
            """
            UPDATE attachment_notes SET contacts = \(to) WHERE workspace_id = \(workspace) AND contacts = \(from)
                AND NOT EXISTS (SELECT 1 FROM attachment_notes AS c
                    WHERE c.workspace_id = attachment_notes.workspace_id AND c.chat_id = attachment_notes.chat_id
                    AND c.entry_group = attachment_notes.entry_group AND c.part = attachment_notes.part
                    AND c.contacts = \(to))
            """)
    }

    private static func text(_ contacts: [ContactID]) -> String {
        contacts.map(\.value).sorted().joined(separator: ";")
    }

    private static func row(_ row: SQLRow) throws -> Row {
        Row(
            key: CommunicationKey(
                chat: try row.id("chat_id"), group: try row.integer("entry_group"), part: try row.integer("part")),
            contacts: try row.text("contacts").split(separator: ";").map { ContactID(String($0)) },
            state: State(rawValue: try row.text("state")) ?? .creating, id: try row.optionalVendorID("note_id"),
            hash: try row.text("hash"), stamp: try row.timestamp("stamp"), sentAt: try row.timestamp("sent_at"))
    }
}
