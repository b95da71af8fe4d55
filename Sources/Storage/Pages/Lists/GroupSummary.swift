public import Domain

/// A group in one line: what it is, and how many in it now have a contact.
public struct GroupSummary: Sendable, Equatable {
    public var group: Group
    /// Now, without business numbers of our own.
    public var participants: Int64
    /// Of those.
    public var linked: Int64

    public init(group: Group, participants: Int64, linked: Int64) {
        self.group = group
        self.participants = participants
        self.linked = linked
    }

    /// What the group is called on a page: never empty.
    public var displayName: String { group.name ?? "Group without a name" }
}

extension GroupSummary {
    /// Of `grp`, see `join`.
    static let columns: SQL = """
        grp.state, grp.subject, grp.subject_at, grp.description, grp.description_at, grp.suspension,
        grp.suspension_at, grp.created_at, grp.deleted_at, grp.seen_at,
        (SELECT COUNT(DISTINCT inside.person_id) FROM \(sql: inside)) AS participant_count,
        (SELECT COUNT(DISTINCT inside.person_id) FROM \(sql: inside) AND EXISTS (SELECT 1 FROM links AS made
            WHERE made.workspace_id = inside.workspace_id AND made.person_id = inside.person_id
                AND made.ended_at IS NULL)) AS linked_count
        """

    /// Whoever counts: in the group now, and no business number of our own.
    private static let inside: SQL = """
        group_participants AS inside
        JOIN persons AS who ON who.workspace_id = inside.workspace_id AND who.person_id = inside.person_id
            AND who.is_business = 0
        WHERE inside.workspace_id = grp.workspace_id AND inside.chat_id = grp.chat_id AND inside.until IS NULL
        """

    /// Behind `chats`.
    static let join: SQL = """
        LEFT JOIN group_chats AS grp ON grp.workspace_id = chats.workspace_id AND grp.chat_id = chats.chat_id
        """

    /// `nil` where the chat is one with a person.
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID
    ) throws -> GroupSummary? {
        try connection.row(
            """
            SELECT \(sql: columns) FROM group_chats AS grp
            WHERE grp.workspace_id = \(workspace) AND grp.chat_id = \(chat)
            """
        ).flatMap(GroupSummary.init)
    }

    /// `nil` where the chat is one with a person.
    init?(_ row: SQLRow) throws {
        guard try !row.isNull("seen_at") else { return nil }
        self.init(
            group: try GroupTable.group(row), participants: try row.integer("participant_count"),
            linked: try row.integer("linked_count"))
    }
}
