public import Domain

/// The ledger: what we know HubSpot shows. A row is written before a create is sent, so that a crash leaves a question
/// (`creating`), never a gap.
public enum CommunicationTable {
    public enum State: String, Sendable {
        /// Sent, or about to be; whether HubSpot made it is not known yet.
        case creating
        case standing
    }

    public struct Row: Sendable, Equatable {
        public var key: CommunicationKey
        public var contacts: [ContactID]
        public var state: State
        public var id: CommunicationID?
        /// Of body, owner and contacts as last written; empty = its contacts are being changed, and it may stand on the
        /// timelines of some of these only.
        public var hash: String
        /// The timestamp HubSpot was given: how an unsure create is found again.
        public var stamp: Timestamp
        public var sentAt: Timestamp
        /// On what it stands beside the contacts.
        public var records: [TimelineRecord]

        public init(
            key: CommunicationKey, contacts: [ContactID], state: State, id: CommunicationID?, hash: String,
            stamp: Timestamp, sentAt: Timestamp, records: [TimelineRecord] = []
        ) {
            self.key = key
            self.contacts = contacts
            self.state = state
            self.id = id
            self.hash = hash
            self.stamp = stamp
            self.sentAt = sentAt
            self.records = records
        }
    }

    public static func ofEntry(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, chat: ChatID, group: Int64
    ) throws -> [Row] {
        try connection.rows(
            """
            SELECT * FROM communications WHERE workspace_id = \(workspace) AND chat_id = \(chat)
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
            SELECT * FROM communications WHERE workspace_id = \(workspace) AND state = 'creating'
                AND sent_at <= \(moment) ORDER BY sent_at LIMIT \(limit)
            """
        ).map(row)
    }

    /// When the oldest create of unknown outcome was sent.
    public static func oldestUnsure(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Timestamp? {
        try connection.row(
            """
            SELECT sent_at FROM communications WHERE workspace_id = \(workspace) AND state = 'creating'
            ORDER BY sent_at LIMIT 1
            """
        )?.timestamp("sent_at")
    }

    /// Which of these HubSpot ids the ledger has already.
    public static func known(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [CommunicationID]
    ) throws -> Set<CommunicationID> {
        if ids.isEmpty { return [] }
        return Set(
            try connection.rows(
                """
                SELECT communication_id FROM communications
                WHERE workspace_id = \(workspace) AND communication_id IN \(list: ids)
                """
            ).map { try $0.vendorID("communication_id") })
    }

    public static func save(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ row: Row) throws {
        try connection.run(
            """
            INSERT INTO communications (workspace_id, chat_id, entry_group, part, contacts, contact_count, state,
                communication_id, hash, stamp, sent_at, records)
            VALUES (\(workspace), \(row.key.chat), \(row.key.group), \(row.key.part), \(text(row.contacts)),
                \(Set(row.contacts).count), \(row.state.rawValue), \(row.id), \(row.hash), \(row.stamp), \(row.sentAt),
                \(row.records.map(\.text).joined(separator: ";")))
            ON CONFLICT (workspace_id, chat_id, entry_group, part, contacts) DO UPDATE SET
                state = excluded.state, communication_id = excluded.communication_id, hash = excluded.hash,
                stamp = excluded.stamp, sent_at = excluded.sent_at, records = excluded.records
            """)
    }

    public static func remove(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ row: Row) throws {
        try connection.run(
            """
            DELETE FROM communications WHERE workspace_id = \(workspace) AND chat_id = \(row.key.chat)
                AND entry_group = \(row.key.group) AND part = \(row.key.part) AND contacts = \(text(row.contacts))
            """)
    }

    /// Whether these still stand on records of this kind is not known any more: they are put on again.
    public static func doubt(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ kind: TimelineAssociation
    ) throws {
        try connection.run(
            """
            UPDATE communications SET hash = ''
            WHERE workspace_id = \(workspace) AND records LIKE \("%\(kind.rawValue):%")
            """)
    }

    /// HubSpot merged two contacts and moved the communications of the one to the other.
    public static func move(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from: ContactID, to: ContactID
    ) throws {
        try connection.run(
            """
            UPDATE communications SET contacts = \(to) WHERE workspace_id = \(workspace) AND contacts = \(from)
                AND NOT EXISTS (SELECT 1 FROM communications AS c WHERE c.workspace_id = communications.workspace_id
                    AND c.chat_id = communications.chat_id AND c.entry_group = communications.entry_group
                    AND c.part = communications.part AND c.contacts = \(to))
            """)
        for var row in try several(connection, workspace, with: from) {
            let before = row
            row.contacts = Set(row.contacts.map { $0 == from ? to : $0 }).sorted()
            let others = try ofEntry(connection, workspace, chat: row.key.chat, group: row.key.group)
            if others.contains(where: { $0.key == row.key && $0.contacts == row.contacts }) { continue }
            try remove(connection, workspace, before)
            try save(connection, workspace, row)
        }
    }

    /// What stands on the timelines of several contacts, this one among them.
    private static func several(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, with contact: ContactID
    ) throws -> [Row] {
        try connection.rows(
            """
            SELECT * FROM communications WHERE workspace_id = \(workspace) AND contact_count > 1
                AND contacts LIKE \("%\(contact.value)%")
            """
        ).map(row).filter { $0.contacts.contains(contact) }
    }

    private static func text(_ contacts: [ContactID]) -> String {
        Set(contacts.map(\.value)).sorted().joined(separator: ";")
    }

    private static func row(_ row: SQLRow) throws -> Row {
        Row(
            key: CommunicationKey(
                chat: try row.id("chat_id"), group: try row.integer("entry_group"), part: try row.integer("part")),
            contacts: try row.text("contacts").split(separator: ";").map { ContactID(String($0)) },
            state: State(rawValue: try row.text("state")) ?? .creating,
            id: try row.optionalVendorID("communication_id"),
            hash: try row.text("hash"),
            stamp: try row.timestamp("stamp"),
            sentAt: try row.timestamp("sent_at"),
            records: try row.text("records").split(separator: ";").compactMap { TimelineRecord(text: $0) })
    }
}
