import Domain

/// Every word of all contacts that a mistyped one may mean, once.
enum SearchWordTable {
    /// A range of more words than these is cut: whoever typed so little of a word does not look for an error in it.
    private static let rangeMax = 4_000

    static func add(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ words: Set<String>) throws {
        let rows = words.filter(SearchTerm.mayBeMistyped).sorted().map { word -> SQL in
            "(\(workspace), \(word), \(backwards(word)))"
        }
        for rows in rows.inUsualLengths {
            try connection.run(
                """
                INSERT INTO search_words (workspace_id, word, backwards) VALUES \(sql: rows.joined(separator: ", "))
                ON CONFLICT (workspace_id, word) DO NOTHING
                """)
        }
    }

    /// A name may be so rare that the word alone says who was there.
    static func removeUnused(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ words: Set<String>) throws {
        for words in words.sorted().inUsualLengths {
            try connection.run(
                """
                DELETE FROM search_words
                WHERE workspace_id = \(workspace) AND word IN \(list: words) AND NOT EXISTS (
                    SELECT 1 FROM contact_words AS w
                    WHERE w.workspace_id = \(workspace) AND w.word = search_words.word)
                """)
        }
    }

    /// Words that `term` may be an error of, the nearest first; never the word itself alone for certain.
    static func meant(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, by term: SearchTerm, limit: Int
    ) throws -> [String] {
        guard let halves = term.halves else { return [] }
        let (shortest, longest) = (halves.lengths.lowerBound, halves.lengths.upperBound)
        let beginning = WordRange(beginningWith: halves.beginning)
        let end = WordRange(beginningWith: backwards(halves.end))
        let rows = try connection.rows(
            """
            SELECT word FROM search_words
            WHERE workspace_id = \(workspace) AND word >= \(beginning.first) AND word <= \(beginning.last)
                AND LENGTH(word) BETWEEN \(shortest) AND \(longest) ORDER BY word LIMIT \(rangeMax)
            """)
        let others = try connection.rows(
            """
            SELECT word FROM search_words
            WHERE workspace_id = \(workspace) AND backwards >= \(end.first) AND backwards <= \(end.last)
                AND LENGTH(backwards) BETWEEN \(shortest) AND \(longest) ORDER BY backwards LIMIT \(rangeMax)
            """)
        let words = try (rows + others).map { try $0.text("word") }
        return term.misspelt(of: words + [halves.swapped].compactMap(\.self), limit: limit)
    }

    private static func backwards(_ word: String) -> String {
        String(String.UnicodeScalarView(word.unicodeScalars.reversed()))
    }
}

/// All texts that begin alike, as bytes compare.
struct WordRange: Sendable, Hashable {
    let first: String
    let last: String

    init(beginningWith text: String) {
        first = text
        // No character stands behind the last of Unicode.
        last = text + "\u{10FFFF}"
    }
}
