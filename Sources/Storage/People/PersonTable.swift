public import Domain
import Linking

/// People on WhatsApp, and the names they had before.
public enum PersonTable {
    /// Those merged away are not found: whatever was theirs is another's now.
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: Set<PersonID>
    ) throws -> [PersonID: Person] {
        if ids.isEmpty { return [:] }
        let persons = try connection.rows(
            """
            SELECT * FROM persons
            WHERE workspace_id = \(workspace) AND person_id IN \(list: ids.sorted()) AND merged_into IS NULL
            """
        ).map(person)
        return Dictionary(persons.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    }

    /// Everybody without a link, in the order of ids: the next `limit` after `after`. Business numbers are left out.
    public static func unlinked(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ sight: Sight = .all, after: PersonID?, limit: Int
    ) throws -> [Person] {
        let isSeen = PersonSight.condition(sight, workspace, person: "p.person_id") ?? "1 = 1"
        return try connection.rows(
            """
            SELECT p.* FROM persons AS p
            WHERE p.workspace_id = \(workspace) AND p.person_id > \(after?.value ?? 0) AND p.merged_into IS NULL
                AND p.is_business = 0 AND p.erase_asked_at IS NULL AND NOT EXISTS (
                    SELECT 1 FROM links AS l WHERE l.workspace_id = p.workspace_id AND l.person_id = p.person_id
                        AND l.ended_at IS NULL) AND \(sql: isSeen)
            ORDER BY p.person_id LIMIT \(limit)
            """
        ).map(person)
    }

    /// What a decision about this person needs.
    public static func known(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: PersonID
    ) throws -> KnownPerson? {
        try connection.row(
            "SELECT * FROM persons WHERE workspace_id = \(workspace) AND person_id = \(id)"
        ).map(knownPerson)
    }

    /// By BSUID, also one that the person has had before.
    public static func known(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ portfolio: PortfolioID,
        userID: BusinessScopedUserID
    ) throws -> KnownPerson? {
        let current = try connection.row(
            """
            SELECT * FROM persons WHERE workspace_id = \(workspace) AND portfolio_id = \(portfolio)
                AND user_id = \(userID)
            """
        ).map(knownPerson)
        if let current { return current }
        return try formerHolder(connection, workspace, portfolio, kind: "user", value: userID.value, at: nil)
    }

    /// By the phone as WhatsApp writes it. A message from before a change of number still finds its sender: whoever
    /// held the phone at `moment`.
    public static func known(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ portfolio: PortfolioID, phone: String,
        at moment: Timestamp
    ) throws -> KnownPerson? {
        let former = try formerHolder(connection, workspace, portfolio, kind: "phone", value: phone, at: moment)
        if let former { return former }
        return try connection.row(
            """
            SELECT * FROM persons WHERE workspace_id = \(workspace) AND portfolio_id = \(portfolio)
                AND phone = \(phone)
            """
        ).map(knownPerson)
    }

    /// `moment` is when the payload says so. Who has no phone yet may learn one from any payload, however old.
    public static func insert(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: Person, at moment: Timestamp,
        now: Timestamp
    ) throws {
        // What this payload does not tell may still be learnt from an older one that comes later.
        let namedAt = person.profileName == nil && person.username == nil ? Timestamp.beginning : moment
        let phoneSince = person.phone == nil ? Timestamp.beginning : moment
        try connection.run(
            """
            INSERT INTO persons (workspace_id, person_id, portfolio_id, user_id, phone, phone_key, phone_since,
                profile_name, username, is_business, created_at, seen_at)
            VALUES (\(workspace), \(person.id), \(person.portfolio), \(person.userID), \(person.phone),
                \(key(person.phone)), \(phoneSince), \(person.profileName), \(person.username),
                \(person.isBusiness), \(now), \(namedAt))
            """)
        try PersonWordTable.refresh(connection, workspace, person.id)
    }

    /// To be shown where nothing better is known. True if it was not.
    public static func setUsernameIfUnknown(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: PersonID, _ username: String
    ) throws -> Bool {
        let isNews =
            try connection.run(
                """
                UPDATE persons SET username = \(username)
                WHERE workspace_id = \(workspace) AND person_id = \(id) AND username IS NULL
                """) > 0
        if isNews { try PersonWordTable.refresh(connection, workspace, id) }
        return isNews
    }

    public static func learnUserID(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: PersonID, _ userID: BusinessScopedUserID
    ) throws {
        try connection.run(
            """
            UPDATE persons SET user_id = \(userID) WHERE workspace_id = \(workspace) AND person_id = \(id)
            """)
    }

    /// The phone of `id` from `moment` on (`nil` = none known); the one before is kept as history. Losing one tells
    /// nothing about which phone came next, so the last that was said to be theirs goes on setting the time.
    public static func setPhone(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: PersonID, _ phone: String?,
        at moment: Timestamp
    ) throws {
        try retire(connection, workspace, id, kind: "phone", column: "phone", until: moment)
        let since: SQL = phone == nil ? "phone_since" : "\(moment)"
        try connection.run(
            """
            UPDATE persons SET phone = \(phone), phone_key = \(key(phone)), phone_since = \(sql: since),
                is_phone_read = 0
            WHERE workspace_id = \(workspace) AND person_id = \(id)
            """)
    }

    /// Somebody else has the phone of `id` from `moment` on. Since when it was this person's stays: news from before of
    /// the number it was changed for is still to be believed.
    public static func losePhone(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: PersonID, at moment: Timestamp
    ) throws {
        try retire(connection, workspace, id, kind: "phone", column: "phone", until: moment)
        try connection.run(
            """
            UPDATE persons SET phone = NULL, phone_key = NULL
            WHERE workspace_id = \(workspace) AND person_id = \(id)
            """)
    }

    /// A new BSUID in place of the old one, which goes on finding this person.
    public static func replaceUserID(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: PersonID, _ userID: BusinessScopedUserID?,
        at moment: Timestamp
    ) throws {
        try retire(connection, workspace, id, kind: "user", column: "user_id", until: moment)
        try connection.run(
            "UPDATE persons SET user_id = \(userID) WHERE workspace_id = \(workspace) AND person_id = \(id)")
    }

    public static func setNames(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: PersonID, _ reference: PersonReference,
        at moment: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE persons SET profile_name = COALESCE(\(reference.profileName), profile_name),
                username = COALESCE(\(reference.username), username), seen_at = \(moment)
            WHERE workspace_id = \(workspace) AND person_id = \(id)
            """)
        try PersonWordTable.refresh(connection, workspace, id)
    }
}

extension PersonTable {
    private static func formerHolder(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ portfolio: PortfolioID, kind: String,
        value: String,
        at moment: Timestamp?
    ) throws -> KnownPerson? {
        let then: SQL = moment.map { "AND a.since <= \($0) AND a.until > \($0)" } ?? ""
        return try connection.row(
            """
            SELECT p.* FROM person_aliases AS a
            JOIN persons AS p ON p.workspace_id = a.workspace_id AND p.person_id = a.person_id
            WHERE a.workspace_id = \(workspace) AND a.kind = \(kind) AND a.value = \(value)
                AND p.portfolio_id = \(portfolio) \(sql: then)
            ORDER BY a.since DESC LIMIT 1
            """
        ).map(knownPerson)
    }

    private static func retire(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: PersonID, kind: String, column: SQL,
        until: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO person_aliases (workspace_id, person_id, kind, value, since, until)
            SELECT workspace_id, person_id, CAST(\(kind) AS TEXT), \(sql: column),
                CASE WHEN phone_since < \(until) THEN phone_since ELSE \(until) END, CAST(\(until) AS BIGINT)
            FROM persons WHERE workspace_id = \(workspace) AND person_id = \(id) AND \(sql: column) IS NOT NULL
            ON CONFLICT (workspace_id, person_id, kind, value, since) DO NOTHING
            """)
    }

    private static func key(_ phone: String?) -> String? {
        phone.flatMap { PhoneKey(waID: $0)?.digits }
    }

    private static func knownPerson(_ row: SQLRow) throws -> KnownPerson {
        KnownPerson(
            id: try row.id("person_id"), userID: try row.optionalVendorID("user_id"),
            phone: try row.optionalText("phone"), phoneSince: try row.timestamp("phone_since"),
            profileName: try row.optionalText("profile_name"), username: try row.optionalText("username"),
            seenAt: try row.timestamp("seen_at"))
    }

    private static func person(_ row: SQLRow) throws -> Person {
        Person(
            id: try row.id("person_id"), portfolio: try row.vendorID("portfolio_id"),
            userID: try row.optionalVendorID("user_id"), phone: try row.optionalText("phone"),
            profileName: try row.optionalText("profile_name"), username: try row.optionalText("username"),
            bookName: try row.optionalText("book_name"), isBusiness: try row.integer("is_business") != 0,
            isForgotten: try !row.isNull("erase_asked_at"))
    }
}
