public import Domain
public import Linking

/// Persons as the company's address books know them: by their number, under a name of their own.
public enum PersonBookTable {
    public struct Known: Sendable, Equatable {
        public var id: PersonID
        public var phone: String
        /// What the last file called the person.
        public var importName: String?
        /// The import that named the person last.
        public var namedBy: ContactImportID?
        /// The phone was read in an address book, and WhatsApp has not written it yet.
        public var isPhoneRead: Bool

        public init(id: PersonID, phone: String, importName: String?, namedBy: ContactImportID?, isPhoneRead: Bool) {
            self.id = id
            self.phone = phone
            self.importName = importName
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
                SELECT person_id, phone, phone_key, import_name, book_import, is_phone_read FROM persons
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
                created_at, seen_at, book_name, import_name, book_import, is_phone_read)
            VALUES (\(workspace), \(person.id), \(person.portfolio), \(person.phone),
                \(person.phone.flatMap { PhoneKey(waID: $0)?.digits }), \(Timestamp.beginning), \(person.isBusiness),
                \(now), \(Timestamp.beginning), \(person.bookName), \(person.bookName), \(id), \(isPhoneRead))
            """)
        try PersonWordTable.refresh(connection, workspace, person.id)
    }

    /// What a file calls the person. True if that is another name than counted before.
    public static func setName(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID, _ name: String
    ) throws -> Bool {
        try connection.run(
            "UPDATE persons SET import_name = \(name) WHERE workspace_id = \(workspace) AND person_id = \(person)")
        return try settleName(connection, workspace, person)
    }

    /// What counts is the newest name that stands in a phone's address book, for that one is kept by people who know
    /// the person; else the last file's. True if that is another name than counted before.
    public static func settleName(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws -> Bool {
        let row = try connection.row(
            """
            SELECT book_name, import_name FROM persons WHERE workspace_id = \(workspace) AND person_id = \(person)
            """)
        guard let row else { return false }
        let name =
            try BookContactTable.newestName(connection, workspace, person) ?? row.optionalText("import_name")
        if try row.optionalText("book_name") == name { return false }
        try connection.run(
            "UPDATE persons SET book_name = \(name) WHERE workspace_id = \(workspace) AND person_id = \(person)")
        try PersonWordTable.refresh(connection, workspace, person)
        return true
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

    /// The phone was read in an address book, where it may be spelled otherwise than WhatsApp does.
    public static func markPhoneRead(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws {
        try connection.run(
            "UPDATE persons SET is_phone_read = 1 WHERE workspace_id = \(workspace) AND person_id = \(person)")
    }

    /// `absorbed` turned out to be `person`, who may have a name in no address book yet.
    public static func moveName(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from absorbed: PersonID, to person: PersonID
    ) throws {
        try connection.run(
            """
            UPDATE persons SET import_name = (SELECT other.import_name FROM persons AS other
                WHERE other.workspace_id = \(workspace) AND other.person_id = \(absorbed))
            WHERE workspace_id = \(workspace) AND person_id = \(person) AND import_name IS NULL
            """)
        try BookContactTable.moveAll(connection, workspace, from: absorbed, to: person)
        _ = try settleName(connection, workspace, person)
    }

    private static func known(_ row: SQLRow) throws -> Known {
        Known(
            id: try row.id("person_id"), phone: try row.text("phone"), importName: try row.optionalText("import_name"),
            namedBy: try row.optionalID("book_import"), isPhoneRead: try row.bool("is_phone_read"))
    }
}
