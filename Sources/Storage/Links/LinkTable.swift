public import Domain
public import Linking

/// Links between persons and contacts. A person has at most one that has not ended: the schema sees to it.
public enum LinkTable {
    /// Also one that has ended.
    public static func find(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: LinkID) throws -> Link? {
        try connection.row("SELECT * FROM links WHERE workspace_id = \(workspace) AND link_id = \(id)").map(link)
    }

    public static func active(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, person: PersonID
    ) throws -> Link? {
        try connection.row(
            """
            SELECT * FROM links WHERE workspace_id = \(workspace) AND person_id = \(person) AND ended_at IS NULL
            """
        ).map(link)
    }

    public static func active(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, persons: [PersonID]
    ) throws -> [PersonID: Link] {
        let links = try persons.inUsualLengths.flatMap { persons in
            try connection.rows(
                """
                SELECT * FROM links
                WHERE workspace_id = \(workspace) AND person_id IN \(list: persons) AND ended_at IS NULL
                """
            ).map(link)
        }
        return Dictionary(links.map { ($0.person, $0) }, uniquingKeysWith: { $1 })
    }

    public static func active(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, contact: ContactID
    ) throws -> [Link] {
        try connection.rows(
            """
            SELECT * FROM links WHERE workspace_id = \(workspace) AND contact_id = \(contact) AND ended_at IS NULL
            """
        ).map(link)
    }

    /// The links of this contact that ended last, the newest end first.
    public static func ended(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, contact: ContactID, limit: Int
    ) throws -> [Link] {
        try connection.rows(
            """
            SELECT * FROM links
            WHERE workspace_id = \(workspace) AND contact_id = \(contact) AND ended_at IS NOT NULL
            ORDER BY ended_at DESC, link_id DESC LIMIT \(limit)
            """
        ).map(link)
    }

    /// The link of this person that ended last: to this contact, or to any.
    public static func lastEnded(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, person: PersonID, contact: ContactID? = nil
    ) throws -> Link? {
        let isMeant: SQL = contact.map { "contact_id = \($0)" } ?? "1 = 1"
        return try connection.row(
            """
            SELECT * FROM links
            WHERE workspace_id = \(workspace) AND person_id = \(person) AND ended_at IS NOT NULL AND \(sql: isMeant)
            ORDER BY ended_at DESC, link_id DESC LIMIT 1
            """
        ).map(link)
    }

    /// Which of these contacts have a link that has not ended.
    public static func linked(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, among contacts: Set<ContactID>
    ) throws -> Set<ContactID> {
        if contacts.isEmpty { return [] }
        return Set(
            try connection.rows(
                """
                SELECT DISTINCT contact_id FROM links
                WHERE workspace_id = \(workspace) AND contact_id IN \(list: contacts.sorted()) AND ended_at IS NULL
                """
            ).map { try $0.vendorID("contact_id") })
    }

    /// The phones of the persons who are linked to these contacts.
    public static func phones(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, linkedTo contacts: [ContactID]
    ) throws -> [ContactID: Set<PhoneKey>] {
        if contacts.isEmpty { return [:] }
        var phones: [ContactID: Set<PhoneKey>] = [:]
        for row in try connection.rows(
            """
            SELECT l.contact_id, p.phone_key FROM links AS l
            JOIN persons AS p ON p.workspace_id = l.workspace_id AND p.person_id = l.person_id
            WHERE l.workspace_id = \(workspace) AND l.contact_id IN \(list: contacts) AND l.ended_at IS NULL
                AND p.phone_key IS NOT NULL
            """)
        {
            phones[try row.vendorID("contact_id"), default: []].insert(
                PhoneKey(canonicalDigits: try row.text("phone_key")))
        }
        return phones
    }

    public static func insert(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ links: Link...) throws {
        try insert(connection, workspace, links)
    }

    public static func insert(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ links: [Link]) throws {
        let rows = links.map { link -> SQL in
            """
            (\(workspace), \(link.id), \(link.person), \(link.contact), \(link.method.rawValue), \(link.rule),
                \(link.reason), \(link.author.text), \(link.madeAt),
                \(link.phone?.digits))
            """
        }
        for rows in rows.inUsualLengths {
            try connection.run(
                """
                INSERT INTO links (workspace_id, link_id, person_id, contact_id, method, rule, reason, author, made_at,
                    phone_key)
                VALUES \(sql: rows.joined(separator: ", "))
                """)
        }
    }

    /// Somebody said that it is the same person with another number.
    public static func setPhone(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: LinkID, _ phone: PhoneKey?
    ) throws {
        try connection.run(
            "UPDATE links SET phone_key = \(phone?.digits) WHERE workspace_id = \(workspace) AND link_id = \(id)")
    }

    public static func end(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: LinkID, reason: String, at moment: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE links SET ended_at = \(moment), end_reason = \(reason)
            WHERE workspace_id = \(workspace) AND link_id = \(id) AND ended_at IS NULL
            """)
    }

    static func link(_ row: SQLRow) throws -> Link {
        Link(
            id: try row.id("link_id"), person: try row.id("person_id"), contact: try row.vendorID("contact_id"),
            method: Link.Method(rawValue: try row.text("method")) ?? .manual, rule: try row.text("rule"),
            reason: try row.text("reason"), author: Author(text: try row.text("author")),
            madeAt: try row.timestamp("made_at"),
            phone: try row.optionalText("phone_key").map { PhoneKey(canonicalDigits: $0) },
            endedAt: try row.optionalTimestamp("ended_at"),
            endReason: try row.optionalText("end_reason"))
    }
}
