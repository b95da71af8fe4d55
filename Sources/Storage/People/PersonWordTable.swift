public import Domain

/// The words of people's own names, so that their chats are found by them.
public enum PersonWordTable {
    private static let rowsMax = 5_000

    /// Writes the words of a person anew, from the row as it is now.
    public static func refresh(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws {
        try connection.run(
            "DELETE FROM person_words WHERE workspace_id = \(workspace) AND person_id = \(person)")
        let row = try connection.row(
            """
            SELECT profile_name, username, book_name FROM persons
            WHERE workspace_id = \(workspace) AND person_id = \(person) AND merged_into IS NULL
            """)
        guard let row else { return }
        let names = [
            try row.optionalText("profile_name"), try row.optionalText("username"), try row.optionalText("book_name"),
        ].compactMap(\.self)
        let values = NameWordList(names).words.sorted().map { "(\(workspace), \($0), \(person))" as SQL }
        for rows in values.inUsualLengths {
            try connection.run(
                """
                INSERT INTO person_words (workspace_id, word, person_id) VALUES \(sql: rows.joined(separator: ", "))
                """)
        }
    }

    /// Somebody who was here before there were words has none yet.
    public static func isBehind(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Bool {
        try connection.row(
            "SELECT person_id FROM person_word_queue WHERE workspace_id = \(workspace) LIMIT 1") != nil
    }

    /// Takes up to `limit` of those who were here before there were words. How many.
    public static func catchUp(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, limit: Int
    ) throws -> Int {
        let waiting: [PersonID] = try connection.rows(
            """
            SELECT person_id FROM person_word_queue WHERE workspace_id = \(workspace)
            ORDER BY person_id LIMIT \(limit)
            """
        ).map { try $0.id("person_id") }
        for person in waiting { try refresh(connection, workspace, person) }
        if !waiting.isEmpty {
            try connection.run(
                """
                DELETE FROM person_word_queue
                WHERE workspace_id = \(workspace) AND person_id IN \(list: waiting)
                """)
        }
        return waiting.count
    }

    /// Who has a word that begins so for each of the terms. The first term leads; of it so many rows are looked at.
    static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ terms: [SearchTerm], limit: Int
    ) throws -> [PersonID] {
        // The longest word is mostly the rarest.
        let sorted = terms.sorted { $0.word.utf8.count > $1.word.utf8.count }
        guard let first = sorted.first else { return [] }
        let others = sorted.dropFirst().map { term -> SQL in
            """
            AND EXISTS (SELECT 1 FROM person_words AS w WHERE w.workspace_id = \(workspace)
                AND w.person_id = found.person_id AND \(sql: WordCondition.beginning(term.word).checked))
            """
        }
        let rest: SQL = others.isEmpty ? "" : others.joined(separator: " ")
        return try connection.rows(
            """
            SELECT DISTINCT person_id FROM (SELECT w.person_id FROM person_words AS w
                WHERE w.workspace_id = \(workspace) AND \(sql: WordCondition.beginning(first.word).checked)
                ORDER BY w.word, w.person_id LIMIT \(rowsMax)) AS found
            WHERE 1 = 1 \(sql: rest) LIMIT \(limit)
            """
        ).map { try $0.id("person_id") }
    }
}
