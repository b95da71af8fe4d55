public import Domain

/// What the address book on each business number's phone says of a person: one row for both, the newest word counts. A
/// removal stays as a row, so that an older word which comes later does not bring the name back.
public enum BookContactTable {
    /// False = a newer word is stored, or this one is.
    public static func store(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contact: BookContact, of person: PersonID
    ) throws -> Bool {
        let changed = try connection.run(
            """
            INSERT INTO book_contacts (workspace_id, number_id, person_id, name, is_removed, told_at)
            VALUES (\(workspace), \(contact.number), \(person), \(contact.name), \(contact.isRemoved), \(contact.at))
            ON CONFLICT (workspace_id, number_id, person_id) DO UPDATE SET
                name = excluded.name, is_removed = excluded.is_removed, told_at = excluded.told_at
            WHERE \(sql: excludedIsNewer)
            """)
        return changed > 0
    }

    /// The name that counts, if one stands anywhere.
    static func newestName(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws -> String? {
        try connection.row(
            """
            SELECT name FROM book_contacts
            WHERE workspace_id = \(workspace) AND person_id = \(person) AND is_removed = 0 AND name IS NOT NULL
            ORDER BY told_at DESC, number_id LIMIT 1
            """
        )?.text("name")
    }

    /// `from` turned out to be `to`: of two words of one book the newer counts.
    static func moveAll(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from absorbed: PersonID, to person: PersonID
    ) throws {
        try connection.run(
            """
            INSERT INTO book_contacts (workspace_id, number_id, person_id, name, is_removed, told_at)
            SELECT workspace_id, number_id, CAST(\(person) AS BIGINT), name, is_removed, told_at FROM book_contacts
            WHERE workspace_id = \(workspace) AND person_id = \(absorbed)
            ON CONFLICT (workspace_id, number_id, person_id) DO UPDATE SET
                name = excluded.name, is_removed = excluded.is_removed, told_at = excluded.told_at
            WHERE \(sql: excludedIsNewer)
            """)
        try connection.run(
            "DELETE FROM book_contacts WHERE workspace_id = \(workspace) AND person_id = \(absorbed)")
    }

    /// What each book says of the person.
    public static func words(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of person: PersonID
    ) throws -> [JoinedBefore.BookWord] {
        try connection.rows(
            """
            SELECT number_id, name, is_removed, told_at FROM book_contacts
            WHERE workspace_id = \(workspace) AND person_id = \(person) ORDER BY number_id
            """
        ).map {
            JoinedBefore.BookWord(
                number: try $0.vendorID("number_id"), name: try $0.optionalText("name"),
                isRemoved: try $0.bool("is_removed"), at: try $0.timestamp("told_at"))
        }
    }

    /// `person` is not `holder` after all: the words are the person's again, and no longer the holder's where the
    /// holder has them from there. `numbers` are the books that spoke of the holder themselves.
    public static func separate(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ words: [JoinedBefore.BookWord],
        to person: PersonID, from holder: PersonID, keeping numbers: [BusinessNumberID]
    ) throws {
        for word in words {
            try connection.run(
                """
                INSERT INTO book_contacts (workspace_id, number_id, person_id, name, is_removed, told_at)
                VALUES (\(workspace), \(word.number), \(person), \(word.name), \(word.isRemoved), \(word.at))
                ON CONFLICT (workspace_id, number_id, person_id) DO NOTHING
                """)
            if numbers.contains(word.number) { continue }
            try connection.run(
                """
                DELETE FROM book_contacts WHERE workspace_id = \(workspace) AND number_id = \(word.number)
                    AND person_id = \(holder) AND told_at = \(word.at)
                """)
        }
    }

    /// Two words of one second are told apart by what they say, so that their order never matters.
    private static let excludedIsNewer: SQL = """
        excluded.told_at > book_contacts.told_at OR (excluded.told_at = book_contacts.told_at
            AND (excluded.is_removed < book_contacts.is_removed OR (excluded.is_removed = book_contacts.is_removed
                AND COALESCE(excluded.name, '') > COALESCE(book_contacts.name, ''))))
        """
}
