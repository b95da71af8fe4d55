public import Domain

/// Whom nothing links by itself: at most one row a person.
public enum LinkBlockTable {
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws -> LinkBlock? {
        try connection.row(
            "SELECT * FROM link_blocks WHERE workspace_id = \(workspace) AND person_id = \(person)"
        ).map(block)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, persons: [PersonID]
    ) throws -> [PersonID: LinkBlock] {
        let blocks = try persons.inUsualLengths.flatMap { persons in
            try connection.rows(
                "SELECT * FROM link_blocks WHERE workspace_id = \(workspace) AND person_id IN \(list: persons)"
            ).map(block)
        }
        return Dictionary(blocks.map { ($0.person, $0) }, uniquingKeysWith: { $1 })
    }

    /// The last word counts.
    public static func save(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ block: LinkBlock) throws {
        try connection.run(
            """
            INSERT INTO link_blocks (workspace_id, person_id, contact_id, author, blocked_at)
            VALUES (\(workspace), \(block.person), \(block.contact), \(block.author.text), \(block.blockedAt))
            ON CONFLICT (workspace_id, person_id) DO UPDATE SET
                contact_id = excluded.contact_id, author = excluded.author, blocked_at = excluded.blocked_at
            """)
    }

    /// False = there was none.
    @discardableResult
    public static func remove(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws -> Bool {
        try connection.run("DELETE FROM link_blocks WHERE workspace_id = \(workspace) AND person_id = \(person)") > 0
    }

    static func block(_ row: SQLRow) throws -> LinkBlock {
        LinkBlock(
            person: try row.id("person_id"), contact: try row.vendorID("contact_id"),
            author: Author(text: try row.text("author")), blockedAt: try row.timestamp("blocked_at"))
    }
}
