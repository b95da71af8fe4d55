public import Domain
import Foundation

extension PersonErasureTable {
    /// Looks through the next stored bodies and empties those that tell of the person or of the contact that was
    /// theirs. One that is still to be read is waited for.
    public static func eraseBodies(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID, limit: Int
    ) throws -> Progress {
        guard let after = try lookedThrough(connection, workspace, person) else { return .done }
        let marks = try marks(connection, workspace, person)
        let page = try IntakeTable.page(connection, workspace, after: after, limit: limit)
        let telling = page.filter { body in marks.contains { body.body.range(of: $0) != nil } }
        let unread = telling.first(where: \.isWaiting)
        let read = telling.prefix { $0.id != unread?.id }
        try IntakeTable.empty(connection, workspace, read.map(\.id))
        let next = unread.map { IntakeID($0.id.value - 1) } ?? page.last?.id
        try connection.run(
            """
            UPDATE persons SET erase_body_id = \(next)
            WHERE workspace_id = \(workspace) AND person_id = \(person)
            """)
        if unread != nil { return .waiting }
        return next == nil ? .done : .more
    }

    private static func lookedThrough(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws -> IntakeID? {
        try connection.row(
            "SELECT erase_body_id FROM persons WHERE workspace_id = \(workspace) AND person_id = \(person)"
        )?.optionalID("erase_body_id")
    }

    /// What stands in a body that tells of them: WhatsApp's names for the person, now and before, and HubSpot's for the
    /// contacts they were linked to.
    private static func marks(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws -> [Data] {
        let names = try connection.rows(
            """
            SELECT phone AS name FROM persons
            WHERE workspace_id = \(workspace) AND person_id = \(person) AND phone IS NOT NULL
            UNION SELECT user_id FROM persons
            WHERE workspace_id = \(workspace) AND person_id = \(person) AND user_id IS NOT NULL
            UNION SELECT value FROM person_aliases WHERE workspace_id = \(workspace) AND person_id = \(person)
            """
        ).map { Data("\"\(try $0.text("name"))\"".utf8) }
        let contacts = try connection.rows(
            """
            SELECT DISTINCT l.contact_id FROM links AS l
            JOIN contact_erasures AS e ON e.workspace_id = l.workspace_id AND e.contact_id = l.contact_id
            WHERE l.workspace_id = \(workspace) AND l.person_id = \(person)
            """
        ).flatMap { row in
            let id = try row.text("contact_id")
            return [",", "}"].map { Data("\"objectId\":\(id)\($0)".utf8) }
        }
        return names + contacts
    }
}
