public import Domain

/// The words that contacts are found by. Rows follow from the contacts and can be written again at any time.
///
/// The first import writes none, for that is the hottest path; afterwards `writeNext` goes through all contacts once.
/// From its first page on, whatever stores or removes a contact keeps the contact's words too.
public enum ContactWordTable {
    /// All contacts can be found by their words.
    public static func isComplete(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Bool {
        try place(connection, workspace) == .end
    }

    /// Writes the words of the next contacts. False = all are written.
    public static func writeNext(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, limit: Int
    ) throws -> Bool {
        let contacts: [Contact]
        switch try place(connection, workspace) {
        case .end: return false
        case .start: contacts = try ContactTable.page(connection, workspace, after: nil, limit: limit)
        case .after(let last): contacts = try ContactTable.page(connection, workspace, after: last, limit: limit)
        }
        try write(connection, workspace, contacts)
        let last = contacts.count < limit ? nil : contacts.last?.id
        try connection.run("UPDATE hubspot_accounts SET words_after = \(last) WHERE workspace_id = \(workspace)")
        return last != nil
    }

    /// Keeps the words of contacts that were stored, unless `writeNext` will come by all of them anyway.
    static func follow(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contacts: some Sequence<Contact>
    ) throws {
        if try place(connection, workspace) == .start { return }
        try write(connection, workspace, Array(contacts))
    }

    /// The contact is no more: nor is any word that only it had.
    static func remove(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ contact: ContactID) throws {
        try replace(connection, workspace, [contact: []])
    }

    private enum Place: Equatable {
        case start
        case after(ContactID)
        case end
    }

    private static func place(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Place {
        let row = try connection.row("SELECT words_after FROM hubspot_accounts WHERE workspace_id = \(workspace)")
        guard let row else { return .start }
        guard let last = try row.optionalText("words_after") else { return .end }
        return last.isEmpty ? .start : .after(ContactID(last))
    }

    private static func write(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contacts: [Contact]
    ) throws {
        try replace(
            connection, workspace,
            Dictionary(contacts.map { ($0.id, ContactWords($0).all) }, uniquingKeysWith: { $1 }))
    }

    /// Only what differs is written: most changes of a contact are no change of its name.
    private static func replace(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ wanted: [ContactID: Set<String>]
    ) throws {
        if wanted.isEmpty { return }
        var superfluous: [ContactID: Set<String>] = [:]
        var missing = wanted
        for row in try connection.rows(
            """
            SELECT contact_id, word FROM contact_words
            WHERE workspace_id = \(workspace) AND contact_id IN \(list: wanted.keys.sorted())
            """)
        {
            let (contact, word): (ContactID, String) = (try row.vendorID("contact_id"), try row.text("word"))
            if missing[contact]?.remove(word) == nil { superfluous[contact, default: []].insert(word) }
        }
        try delete(connection, workspace, superfluous)
        try insert(connection, workspace, missing)
    }

    private static func insert(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ words: [ContactID: Set<String>]
    ) throws {
        let rows = words.sorted { $0.key < $1.key }.flatMap { contact, words in
            words.sorted().map { word -> SQL in "(\(workspace), \(word), \(contact))" }
        }
        for rows in rows.inUsualLengths {
            try connection.run(
                "INSERT INTO contact_words (workspace_id, word, contact_id) VALUES \(sql: rows.joined(separator: ", "))"
            )
        }
        try SearchWordTable.add(connection, workspace, Set(words.values.joined()))
    }

    private static func delete(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ words: [ContactID: Set<String>]
    ) throws {
        for (contact, words) in words.sorted(by: { $0.key < $1.key }) {
            try connection.run(
                """
                DELETE FROM contact_words
                WHERE workspace_id = \(workspace) AND contact_id = \(contact) AND word IN \(list: words.sorted())
                """)
        }
        try SearchWordTable.removeUnused(connection, workspace, Set(words.values.joined()))
    }
}
