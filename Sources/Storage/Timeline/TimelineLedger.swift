public import Domain

/// What HubSpot shows of a timeline, by what it was made for. A row is written before a create is sent, so that a crash
/// leaves a question (`creating`), never a gap.
public protocol TimelineLedger {
    /// What HubSpot's ids are of.
    associatedtype Noun

    static var table: SQL { get }
    static var idColumn: SQL { get }
}

extension TimelineLedger {
    public typealias Row = LedgerRow<Noun>

    public static func ofEntry(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, chat: ChatID, group: Int64
    ) throws -> [Row] {
        try connection.rows(
            """
            SELECT *, \(sql: idColumn) AS hubspot_id FROM \(sql: table) WHERE workspace_id = \(workspace)
                AND chat_id = \(chat) AND entry_group = \(group) ORDER BY part, contacts
            """
        ).map(Row.init)
    }

    /// Creates of unknown outcome that were sent before `moment`.
    public static func unsure(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, sentBefore moment: Timestamp, limit: Int
    ) throws -> [Row] {
        try connection.rows(
            """
            SELECT *, \(sql: idColumn) AS hubspot_id FROM \(sql: table) WHERE workspace_id = \(workspace)
                AND state = 'creating' AND sent_at <= \(moment) ORDER BY sent_at LIMIT \(limit)
            """
        ).map(Row.init)
    }

    /// When the oldest create of unknown outcome was sent.
    public static func oldestUnsure(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Timestamp? {
        try connection.row(
            """
            SELECT sent_at FROM \(sql: table) WHERE workspace_id = \(workspace) AND state = 'creating'
            ORDER BY sent_at LIMIT 1
            """
        )?.timestamp("sent_at")
    }

    /// Which of these HubSpot ids the ledger has already.
    public static func known(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [VendorID<Noun>]
    ) throws -> Set<VendorID<Noun>> {
        if ids.isEmpty { return [] }
        return Set(
            try connection.rows(
                """
                SELECT \(sql: idColumn) AS hubspot_id FROM \(sql: table)
                WHERE workspace_id = \(workspace) AND \(sql: idColumn) IN \(list: ids)
                """
            ).map { try $0.vendorID("hubspot_id") })
    }

    public static func save(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ row: Row) throws {
        try connection.run(
            """
            INSERT INTO \(sql: table) (workspace_id, chat_id, entry_group, part, contacts, contact_count, state,
                \(sql: idColumn), hash, stamp, sent_at, records)
            VALUES (\(workspace), \(row.key.chat), \(row.key.group), \(row.key.part), \(row.contactsText),
                \(Set(row.contacts).count), \(row.state.rawValue), \(row.id), \(row.hash), \(row.stamp), \(row.sentAt),
                \(row.records.map(\.text).joined(separator: ";")))
            ON CONFLICT (workspace_id, chat_id, entry_group, part, contacts) DO UPDATE SET
                state = excluded.state, \(sql: idColumn) = excluded.\(sql: idColumn), hash = excluded.hash,
                stamp = excluded.stamp, sent_at = excluded.sent_at, records = excluded.records
            """)
    }

    public static func remove(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ row: Row) throws {
        try connection.run(
            """
            DELETE FROM \(sql: table) WHERE workspace_id = \(workspace) AND chat_id = \(row.key.chat)
                AND entry_group = \(row.key.group) AND part = \(row.key.part) AND contacts = \(row.contactsText)
            """)
    }

    /// HubSpot merged two contacts and moved what stood on the one to the other.
    public static func move(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from: ContactID, to: ContactID
    ) throws {
        try connection.run(
            """
            UPDATE \(sql: table) SET contacts = \(to) WHERE workspace_id = \(workspace) AND contacts = \(from)
                AND NOT EXISTS (SELECT 1 FROM \(sql: table) AS c WHERE c.workspace_id = \(sql: table).workspace_id
                    AND c.chat_id = \(sql: table).chat_id AND c.entry_group = \(sql: table).entry_group
                    AND c.part = \(sql: table).part AND c.contacts = \(to))
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
            SELECT *, \(sql: idColumn) AS hubspot_id FROM \(sql: table) WHERE workspace_id = \(workspace)
                AND contact_count > 1 AND contacts LIKE \("%\(contact.value)%")
            """
        ).map(Row.init).filter { $0.contacts.contains(contact) }
    }
}
