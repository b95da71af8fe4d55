public import Domain

/// Phone fields to be replaced in HubSpot, and what became of it.
public enum PhoneWriteTable {
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: PhoneWriteID
    ) throws -> PhoneWrite? {
        try connection.row(
            "SELECT * FROM phone_writes WHERE workspace_id = \(workspace) AND write_id = \(id)"
        ).map(phoneWrite)
    }

    /// Everything asked for because of this link, oldest first.
    public static func all(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, link: LinkID
    ) throws -> [PhoneWrite] {
        try connection.rows(
            "SELECT * FROM phone_writes WHERE workspace_id = \(workspace) AND link_id = \(link) ORDER BY write_id"
        ).map(phoneWrite)
    }

    /// The same for several links.
    public static func all(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, links: [LinkID]
    ) throws -> [LinkID: [PhoneWrite]] {
        let writes = try links.inUsualLengths.flatMap { links in
            try connection.rows(
                """
                SELECT * FROM phone_writes WHERE workspace_id = \(workspace) AND link_id IN \(list: links)
                ORDER BY write_id
                """
            ).map(phoneWrite)
        }
        return Dictionary(grouping: writes, by: \.link)
    }

    /// The restoration that waits or was carried out.
    public static func restoration(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of write: PhoneWrite
    ) throws -> PhoneWrite? {
        try all(connection, workspace, link: write.link).last {
            $0.restores == write.id && ($0.state.isOpen || $0.state == .written)
        }
    }

    /// The first that is due.
    public static func nextDue(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp
    ) throws -> PhoneWrite? {
        let next = try next(connection, workspace)
        return next?.dueAt.map { $0 <= now } == true ? next : nil
    }

    public static func nextDueAt(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Timestamp? {
        try next(connection, workspace)?.dueAt
    }

    /// Of several on one contact only the one asked for first, even while that one waits.
    private static func next(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> PhoneWrite? {
        try connection.row(
            """
            SELECT * FROM phone_writes AS due
            WHERE workspace_id = \(workspace) AND due_at IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM phone_writes AS earlier
                WHERE earlier.workspace_id = due.workspace_id AND earlier.contact_id = due.contact_id
                    AND earlier.write_id < due.write_id AND earlier.due_at IS NOT NULL)
            ORDER BY due_at, write_id LIMIT 1
            """
        ).map(phoneWrite)
    }

    public static func begin(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: PhoneWriteID) throws {
        try connection.run(
            """
            UPDATE phone_writes SET state = \(PhoneWrite.State.writing.rawValue)
            WHERE workspace_id = \(workspace) AND write_id = \(id)
            """)
    }

    public static func save(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ write: PhoneWrite) throws {
        let change = write.change
        try connection.run(
            """
            INSERT INTO phone_writes (workspace_id, write_id, person_id, contact_id, link_id, property, before_text,
                after_text, restores, author, state, reason, asked_at, due_at, settled_at)
            VALUES (\(workspace), \(write.id), \(write.person), \(write.contact), \(write.link), \(change.property),
                \(change.before), \(change.after), \(write.restores), \(write.author.text), \(write.state.rawValue),
                \(write.reason), \(write.askedAt), \(write.dueAt), \(write.settledAt))
            ON CONFLICT (workspace_id, write_id) DO UPDATE SET
                after_text = excluded.after_text, state = excluded.state, reason = excluded.reason,
                due_at = excluded.due_at, settled_at = excluded.settled_at
            """)
    }

    /// The contact was merged into another one in HubSpot.
    public static func move(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from: ContactID, to contact: ContactID
    ) throws {
        try connection.run(
            """
            UPDATE phone_writes SET contact_id = \(contact)
            WHERE workspace_id = \(workspace) AND contact_id = \(from)
            """)
    }

    /// The person turned out to be another one.
    public static func move(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from: PersonID, to person: PersonID
    ) throws {
        try connection.run(
            """
            UPDATE phone_writes SET person_id = \(person)
            WHERE workspace_id = \(workspace) AND person_id = \(from)
            """)
    }

    /// The person is not the other one after all: what was asked for their own links is theirs.
    public static func returnWrites(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, to person: PersonID
    ) throws {
        try connection.run(
            """
            UPDATE phone_writes SET person_id = \(person)
            WHERE workspace_id = \(workspace) AND link_id IN (
                SELECT link_id FROM links WHERE workspace_id = \(workspace) AND person_id = \(person))
            """)
    }

    /// Somebody asked to be forgotten: what stood in the fields goes, and nothing is written any more.
    static func erase(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp, where condition: SQL
    ) throws {
        try connection.run(
            """
            UPDATE phone_writes SET before_text = '', after_text = '', reason = NULL, due_at = NULL,
                state = CASE WHEN due_at IS NULL THEN state ELSE 'cancelled' END,
                settled_at = COALESCE(settled_at, \(now))
            WHERE workspace_id = \(workspace) AND \(sql: condition)
            """)
    }

    static func phoneWrite(_ row: SQLRow) throws -> PhoneWrite {
        PhoneWrite(
            id: try row.id("write_id"), person: try row.id("person_id"), contact: try row.vendorID("contact_id"),
            link: try row.id("link_id"),
            change: PhoneChange(
                property: try row.text("property"), before: try row.text("before_text"),
                after: try row.text("after_text")),
            restores: try row.optionalID("restores"), author: Author(text: try row.text("author")),
            state: PhoneWrite.State(rawValue: try row.text("state")) ?? .refused,
            reason: try row.optionalText("reason"), askedAt: try row.timestamp("asked_at"),
            dueAt: try row.optionalTimestamp("due_at"), settledAt: try row.optionalTimestamp("settled_at"))
    }
}
