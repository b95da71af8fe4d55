public import Domain

extension PersonTable {
    /// Persons who have one of the contact's full numbers, and those whom it was a candidate for; no more than `limit`.
    public static func fitting(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ contact: ContactID, limit: Int
    ) throws -> [PersonID] {
        try connection.rows(
            """
            SELECT p.person_id FROM persons AS p
            WHERE p.workspace_id = \(workspace) AND p.merged_into IS NULL AND p.phone_key IN (
                SELECT n.phone_key FROM contact_numbers AS n
                WHERE n.workspace_id = \(workspace) AND n.contact_id = \(contact) AND n.phone_key IS NOT NULL)
            UNION SELECT c.person_id FROM link_candidates AS c
            WHERE c.workspace_id = \(workspace) AND c.contact_id = \(contact)
            ORDER BY person_id LIMIT \(limit)
            """
        ).map { try $0.id("person_id") }
    }
}
