public import Domain
import Linking

extension ContactTable {
    /// Stores a page of contacts in a handful of statements, however long the page: the first import is made of these.
    public static func store(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ readings: [Reading], now: Timestamp
    ) throws -> Outcome {
        // HubSpot's pages name nobody twice, but a statement that did would fail as a whole.
        let page = Dictionary(readings.map { ($0.contact.id, $0) }, uniquingKeysWith: { $1 })
        let before = try find(connection, workspace, Array(page.keys))
        let news = page.values.filter { reading in
            before[reading.contact.id].map { isNews($0, reading.contact) } ?? true
        }
        var outcome = Outcome()
        outcome.changed = Set(news.map(\.contact.id)).intersection(before.keys)
        try save(connection, workspace, news.map(\.contact), now: now)
        if !news.isEmpty {
            // Lazily: while the first import runs, nobody asks.
            let named = news.lazy.map(\.contact).filter { isNamedAnew(before[$0.id], $0) }
            try ContactWordTable.follow(connection, workspace, named)
        }
        let moved = news.filter { before[$0.contact.id]?.phones != $0.contact.phones }
        outcome.movedKeys = try replaceKeys(connection, workspace, moved, known: outcome.changed)
        return outcome
    }

    private static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contacts: [Contact], now: Timestamp
    ) throws {
        if contacts.isEmpty { return }
        let rows = contacts.map { contact -> SQL in
            """
            (\(workspace), \(contact.id), \(contact.firstName), \(contact.lastName), \(contact.email),
                \(contact.owner), \(PhoneText.text(of: contact.phones)), \(contact.modifiedAt), \(now))
            """
        }
        for rows in rows.inUsualLengths {
            try connection.run(
                """
                INSERT INTO contacts (workspace_id, contact_id, first_name, last_name, email, owner_id, phones,
                    modified_at, seen_at)
                VALUES \(sql: rows.joined(separator: ", "))
                ON CONFLICT (workspace_id, contact_id) DO UPDATE SET
                    first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email,
                    owner_id = excluded.owner_id, phones = excluded.phones, modified_at = excluded.modified_at,
                    seen_at = excluded.seen_at
                """)
        }
    }

    static func replaceKeys(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ readings: [Reading], known: Set<ContactID>
    ) throws -> Set<PhoneKey> {
        let changed = readings.map(\.contact.id).filter(known.contains)
        let old = try keys(connection, workspace, changed)
        // Also of those who had no whole number.
        try deleteKeys(connection, workspace, changed)
        let rows = readings.flatMap { reading in
            reading.rows.map { entry, key -> SQL in
                "(\(workspace), \(entry.national), \(entry.code), \(reading.contact.id), \(key?.digits))"
            }
        }
        for rows in rows.inUsualLengths {
            try connection.run(
                """
                INSERT INTO contact_numbers (workspace_id, national, code, contact_id, phone_key)
                VALUES \(sql: rows.joined(separator: ", "))
                """)
        }
        return Set(readings.flatMap(\.keys)).union(old.values.joined())
    }

    private static func isNamedAnew(_ before: Contact?, _ after: Contact) -> Bool {
        guard let before else { return true }
        return before.firstName != after.firstName || before.lastName != after.lastName || before.email != after.email
    }

    /// Logging an activity moves HubSpot's `modifiedAt`; only what we keep counts as a change. And HubSpot's search
    /// shows a record as it was some seconds ago: what was read by id in between is newer.
    private static func isNews(_ before: Contact, _ after: Contact) -> Bool {
        var same = before
        same.modifiedAt = after.modifiedAt
        return same != after && after.modifiedAt >= before.modifiedAt
    }
}
