public import Domain

/// What was done, the latest first.
public enum AuditList: PagedList {
    public struct Filter: Sendable {
        public var person: PersonID?
        public var contact: ContactID?
        public var verb: String?
        /// As `Author.text` has it.
        public var author: String?
        public var from: Timestamp?
        /// Not included.
        public var until: Timestamp?

        public init(
            person: PersonID? = nil, contact: ContactID? = nil, verb: String? = nil, author: String? = nil,
            from: Timestamp? = nil, until: Timestamp? = nil
        ) {
            self.person = person
            self.contact = contact
            self.verb = verb
            self.author = author
            self.from = from
            self.until = until
        }
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ request: PageRequest<AuditKey>
    ) throws -> ListPage<AuditEntry, AuditKey> {
        try query(workspace, filter).page(
            connection, request, keyValues: { [$0.at.sqlValue, $0.id.sqlValue] },
            keyOf: { AuditKey(at: $0.at, id: $0.id) },
            rowKey: { AuditKey(at: try $0.timestamp("at"), id: try $0.id("audit_id")) }, item: AuditTable.entry)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> AuditEntry? {
        guard let id = AuditID(text: id) else { return nil }
        return try connection.row("SELECT * FROM audit WHERE workspace_id = \(workspace) AND audit_id = \(id)")
            .map(AuditTable.entry)
    }

    /// What was done so far, in the order of the alphabet.
    public static func verbs(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> [String] {
        let found = try words("verb", besides: "link_made", connection, workspace)
        return (found + ["link_made"]).sorted()
    }

    /// Who did something so far, Liaison first.
    public static func authors(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> [Author] {
        try [.liaison] + words("author", besides: Author.liaison.text, connection, workspace).map { Author(text: $0) }
    }

    /// The different words of a column, each found behind the one before it: what is looked at are as many rows as
    /// there are words. The usual word has no index, and no need of one.
    private static func words(
        _ column: SQL, besides usual: String, _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [String] {
        // Spelled out, so that the index without the usual word is used.
        let others: SQL = usual == "link_made" ? "verb <> 'link_made'" : "author <> 'liaison'"
        return try connection.rows(
            """
            WITH RECURSIVE words (word) AS (
                SELECT MIN(\(sql: column)) FROM audit WHERE workspace_id = \(workspace) AND \(sql: others)
                UNION ALL SELECT (SELECT MIN(\(sql: column)) FROM audit
                    WHERE workspace_id = \(workspace) AND \(sql: others) AND \(sql: column) > words.word)
                FROM words WHERE words.word IS NOT NULL)
            SELECT word FROM words WHERE word IS NOT NULL LIMIT \(wordsMax)
            """
        ).map { try $0.text("word") }
    }

    /// Of authors there may be many one day.
    private static let wordsMax = 200

    static func query(_ workspace: WorkspaceID, _ filter: Filter) -> KeysetQuery {
        var query = KeysetQuery(
            columns: "audit.*", table: "audit", key: ["audit.at", "audit.audit_id"],
            keyWithoutIndex: ["audit.at + 0", "audit.audit_id + 0"], order: .descending,
            conditions: ["audit.workspace_id = \(workspace)"])
        if let from = filter.from { query.conditions.append("audit.at >= \(from)") }
        if let until = filter.until { query.conditions.append("audit.at < \(until)") }
        if let person = filter.person { query.sought.append(mentioned(workspace, names(of: person, workspace))) }
        if let contact = filter.contact { query.sought.append(mentioned(workspace, names(of: contact, workspace))) }
        addActs(filter, to: &query)
        return query
    }

    /// What people did is little and has an index; what Liaison does by itself is found by walking.
    private static func addActs(_ filter: Filter, to query: inout KeysetQuery) {
        let isByPeople = filter.author.map { $0 != Author.liaison.text } ?? false
        if let author = filter.author {
            if isByPeople {
                query.conditions += ["audit.author = \(author)", "audit.author <> 'liaison'"]
            } else {
                query.scanned.append("audit.author = \(author)")
            }
        }
        guard let verb = filter.verb else { return }
        if verb == "link_made" || isByPeople {
            query.scanned.append("audit.verb = \(verb)")
        } else {
            query.conditions += ["audit.verb = \(verb)", "audit.verb <> 'link_made'"]
        }
    }

    private static func mentioned(_ workspace: WorkspaceID, _ names: SQL) -> SQL {
        """
        audit.audit_id IN (SELECT audit_id FROM audit_mentions
            WHERE workspace_id = \(workspace) AND mention IN (\(sql: names)))
        """
    }

    /// What was done under an id that was merged away belongs to the survivor's history.
    private static func names(of person: PersonID, _ workspace: WorkspaceID) -> SQL {
        """
        SELECT CAST(\("person:\(person)") AS TEXT) UNION ALL SELECT 'person:' || person_id FROM persons
        WHERE workspace_id = \(workspace) AND merged_into = \(person)
        """
    }

    private static func names(of contact: ContactID, _ workspace: WorkspaceID) -> SQL {
        """
        SELECT CAST(\("contact:\(contact)") AS TEXT) UNION ALL SELECT 'contact:' || contact_id FROM contact_merges
        WHERE workspace_id = \(workspace) AND merged_into = \(contact)
        """
    }
}
