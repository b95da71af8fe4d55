public import Domain

/// Who calls themselves something on WhatsApp, or is called it in the company's address book: among those met last.
public enum NamedPersons {
    /// Names have no index: this many are looked at.
    public static let lookedAtMax = 20_000

    /// Whose name begins with `text`, or has a word that does; case does not matter where the database knows it.
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ text: String, _ sight: Sight = .all, limit: Int
    ) throws -> [PersonID] {
        let plain = text.lowercased().replacing("\\", with: "\\\\").replacing("%", with: "\\%")
            .replacing("_", with: "\\_")
        let (start, word) = ("\(plain)%", "% \(plain)%")
        let isSeen = PersonSight.condition(sight, workspace, person: "met.person_id") ?? "1 = 1"
        return try connection.rows(
            """
            SELECT person_id FROM (
                SELECT person_id, LOWER(COALESCE(profile_name, '')) AS profile_name,
                    LOWER(COALESCE(book_name, '')) AS book_name
                FROM persons WHERE workspace_id = \(workspace) AND merged_into IS NULL AND is_business = 0
                ORDER BY person_id DESC LIMIT \(lookedAtMax)) AS met
            WHERE (profile_name LIKE \(start) ESCAPE '\\' OR profile_name LIKE \(word) ESCAPE '\\'
                OR book_name LIKE \(start) ESCAPE '\\' OR book_name LIKE \(word) ESCAPE '\\') AND \(sql: isSeen)
            ORDER BY person_id DESC LIMIT \(limit)
            """
        ).map { try $0.id("person_id") }
    }
}
