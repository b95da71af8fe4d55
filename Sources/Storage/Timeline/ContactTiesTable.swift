public import Domain

/// What hangs on contacts in HubSpot, as it was read last.
public enum ContactTiesTable {
    /// How long it counts, and how long it is looked after.
    public struct Terms: Sendable {
        /// Of what is about to be written.
        public var fresh = Duration.seconds(900)
        /// Between two readings of a contact that nothing is written for.
        public var sweep = Duration.seconds(3_600)
        /// So long after the last write.
        public var care = Duration.seconds(14 * 86_400)

        public init() {}
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contacts: [ContactID]
    ) throws -> [ContactID: ContactTies] {
        if contacts.isEmpty { return [:] }
        var found: [ContactID: ContactTies] = [:]
        for part in contacts.inUsualLengths {
            for row in try connection.rows(
                "SELECT * FROM contact_ties WHERE workspace_id = \(workspace) AND contact_id IN \(list: part)")
            {
                found[try row.vendorID("contact_id")] = ContactTies(
                    company: try row.optionalVendorID("company_id"), deals: matters(try row.text("deals")),
                    tickets: matters(try row.text("tickets")))
            }
        }
        return found
    }

    /// - Parameter isUsed: something is about to be written for it.
    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contact: ContactID, _ ties: ContactTies,
        isUsed: Bool, terms: Terms, now: Timestamp
    ) throws {
        let next: Timestamp? = isUsed ? now + terms.sweep : nil
        let usedAt: Timestamp = isUsed ? now : .beginning
        let sweepAt: SQL =
            isUsed
            ? "excluded.sweep_at"
            : """
            CASE WHEN contact_ties.used_at > \(now - terms.care) THEN CAST(\(now + terms.sweep) AS BIGINT) END
            """
        try connection.run(
            """
            INSERT INTO contact_ties (workspace_id, contact_id, company_id, deals, tickets, read_at, used_at, sweep_at)
            VALUES (\(workspace), \(contact), \(ties.company), \(text(ties.deals)), \(text(ties.tickets)), \(now),
                \(usedAt), \(next))
            ON CONFLICT (workspace_id, contact_id) DO UPDATE SET company_id = excluded.company_id,
                deals = excluded.deals, tickets = excluded.tickets, read_at = excluded.read_at,
                used_at = CASE WHEN excluded.used_at > contact_ties.used_at THEN excluded.used_at
                    ELSE contact_ties.used_at END,
                sweep_at = \(sql: sweepAt)
            """)
    }

    /// Contacts of the entries that are due next of which nothing is known, or nothing fresh.
    public static func staleOfDue(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, entries: Int, terms: Terms, now: Timestamp,
        limit: Int
    ) throws -> [ContactID] {
        let due: SQL = """
            (SELECT chat_id, entry_group FROM timeline_entries
                WHERE workspace_id = \(workspace) AND state = 'waiting' AND due_at <= \(now)
                ORDER BY is_history, due_at LIMIT \(entries)) AS due
            """
        let isStale: SQL = """
            NOT EXISTS (SELECT 1 FROM contact_ties AS t WHERE t.workspace_id = l.workspace_id
                AND t.contact_id = l.contact_id AND t.read_at > \(now - terms.fresh))
            """
        return try connection.rows(
            """
            SELECT l.contact_id FROM \(sql: due)
            JOIN chats AS c ON c.workspace_id = \(workspace) AND c.chat_id = due.chat_id
            JOIN links AS l ON l.workspace_id = c.workspace_id AND l.person_id = c.person_id AND l.ended_at IS NULL
            WHERE \(sql: isStale)
            UNION
            SELECT l.contact_id FROM \(sql: due)
            JOIN group_participants AS g ON g.workspace_id = \(workspace) AND g.chat_id = due.chat_id
                AND g.since_day <= due.entry_group AND (g.until_day IS NULL OR g.until_day >= due.entry_group)
            JOIN links AS l ON l.workspace_id = g.workspace_id AND l.person_id = g.person_id AND l.ended_at IS NULL
            WHERE \(sql: isStale)
            ORDER BY contact_id LIMIT \(limit)
            """
        ).map { try $0.vendorID("contact_id") }
    }

    /// Contacts that are to be looked at again, though nothing is written for them.
    public static func sweepable(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp, limit: Int
    ) throws -> [ContactID] {
        try connection.rows(
            """
            SELECT contact_id FROM contact_ties WHERE workspace_id = \(workspace) AND sweep_at <= \(now)
            ORDER BY sweep_at LIMIT \(limit)
            """
        ).map { try $0.vendorID("contact_id") }
    }

    public static func nextSweep(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Timestamp? {
        try connection.row(
            """
            SELECT sweep_at FROM contact_ties WHERE workspace_id = \(workspace) AND sweep_at IS NOT NULL
            ORDER BY sweep_at LIMIT 1
            """
        )?.timestamp("sweep_at")
    }

    /// What is known counts no longer: of these, or of all.
    public static func expire(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contacts: [ContactID]? = nil
    ) throws {
        let which: SQL = contacts.map { "AND contact_id IN \(list: $0)" } ?? ""
        if contacts?.isEmpty == true { return }
        try connection.run("UPDATE contact_ties SET read_at = 0 WHERE workspace_id = \(workspace) \(sql: which)")
    }

    /// `id,opened,closed;…`
    private static func text(_ matters: [ContactTies.Matter]) -> String {
        matters.map { "\($0.id),\($0.openedAt),\($0.closedAt?.description ?? "")" }.joined(separator: ";")
    }

    private static func matters(_ text: String) -> [ContactTies.Matter] {
        text.split(separator: ";").compactMap { matter in
            let parts = matter.split(separator: ",", omittingEmptySubsequences: false)
            guard parts.count == 3, let opened = Int64(parts[1]) else { return nil }
            return ContactTies.Matter(
                id: String(parts[0]), openedAt: Timestamp(milliseconds: opened),
                closedAt: Int64(parts[2]).map { Timestamp(milliseconds: $0) })
        }
    }
}
