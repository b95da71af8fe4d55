public import Domain
public import Linking

/// Persons as the company's address books know them: by their number, under a name of their own.
public enum PersonBookTable {
    public struct Known: Sendable, Equatable {
        public var id: PersonID
        public var phone: String
        public var bookName: String?
        /// The import that named the person last.
        public var namedBy: ContactImportID?
        /// The phone was read in an address book, and WhatsApp has not written it yet.
        public var isPhoneRead: Bool

        public init(id: PersonID, phone: String, bookName: String?, namedBy: ContactImportID?, isPhoneRead: Bool) {
            self.id = id
            self.phone = phone
            self.bookName = bookName
            self.namedBy = namedBy
            self.isPhoneRead = isPhoneRead
        }
    }

    /// Whoever has one of these numbers now, in any of its spellings.
    public static func known(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ portfolio: PortfolioID,
        holdersOf keys: [PhoneKey]
    ) throws -> [PhoneKey: [Known]] {
        var found: [PhoneKey: [Known]] = [:]
        for keys in keys.map(\.digits).inUsualLengths {
            let rows = try connection.rows(
                """
                SELECT person_id, phone, phone_key, book_name, book_import, is_phone_read FROM persons
                WHERE workspace_id = \(workspace) AND portfolio_id = \(portfolio) AND phone_key IN \(list: keys)
                    AND phone IS NOT NULL
                ORDER BY person_id
                """)
            for row in rows {
                found[PhoneKey(canonicalDigits: try row.text("phone_key")), default: []].append(try known(row))
            }
        }
        return found
    }

    /// Somebody nobody has met yet. An address book does not say since when the number is theirs, so whatever WhatsApp
    /// says of it counts for more.
    public static func insert(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: Person, isPhoneRead: Bool,
        by id: ContactImportID?, now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO persons (workspace_id, person_id, portfolio_id, phone, phone_key, phone_since, is_business,
                created_at, seen_at, book_name, book_import, is_phone_read)
            VALUES (\(workspace), \(person.id), \(person.portfolio), \(person.phone),
                \(person.phone.flatMap { PhoneKey(waID: $0)?.digits }), \(Timestamp.beginning), \(person.isBusiness),
                \(now), \(Timestamp.beginning), \(person.bookName), \(id), \(isPhoneRead))
            """)
    }

    public static func setName(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID, _ name: String
    ) throws {
        try connection.run(
            "UPDATE persons SET book_name = \(name) WHERE workspace_id = \(workspace) AND person_id = \(person)")
    }

    /// What else the file says of these numbers further down is not heard.
    public static func markNamed(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ persons: [PersonID], by id: ContactImportID
    ) throws {
        for persons in persons.inUsualLengths {
            try connection.run(
                """
                UPDATE persons SET book_import = \(id)
                WHERE workspace_id = \(workspace) AND person_id IN \(list: persons)
                """)
        }
    }

    /// WhatsApp writes the number like this: the person keeps it in that form.
    public static func respell(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID, phone: String
    ) throws {
        try connection.run(
            """
            UPDATE persons SET phone = \(phone), is_phone_read = 0
            WHERE workspace_id = \(workspace) AND person_id = \(person)
            """)
    }

    /// Whoever an address book had under another spelling of this phone, and whom nobody has written with yet, has it
    /// now as WhatsApp writes it. Without this the first message of an imported contact would make a second person.
    public static func claim(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ portfolio: PortfolioID, phone: String
    ) throws -> Bool {
        guard let key = PhoneKey(waID: phone) else { return false }
        return try connection.run(
            """
            UPDATE persons SET phone = \(phone), is_phone_read = 0
            WHERE workspace_id = \(workspace) AND portfolio_id = \(portfolio) AND phone_key = \(key.digits)
                AND is_phone_read = 1 AND NOT EXISTS (
                    SELECT 1 FROM chats AS c
                    WHERE c.workspace_id = persons.workspace_id AND c.person_id = persons.person_id)
            """) > 0
    }

    /// `absorbed` turned out to be `person`, who may have a name in no address book yet.
    public static func moveName(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from absorbed: PersonID, to person: PersonID
    ) throws {
        try connection.run(
            """
            UPDATE persons SET book_name = (SELECT other.book_name FROM persons AS other
                WHERE other.workspace_id = \(workspace) AND other.person_id = \(absorbed))
            WHERE workspace_id = \(workspace) AND person_id = \(person) AND book_name IS NULL
            """)
    }

    private static func known(_ row: SQLRow) throws -> Known {
        Known(
            id: try row.id("person_id"), phone: try row.text("phone"), bookName: try row.optionalText("book_name"),
            namedBy: try row.optionalID("book_import"), isPhoneRead: try row.bool("is_phone_read"))
    }
}
