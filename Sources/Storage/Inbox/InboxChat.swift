public import Domain

/// A chat as the inbox lists it.
public struct InboxChat: Sendable {
    /// What was said last, and by whom.
    public struct Latest: Sendable {
        public var content: MessageContent
        public var direction: MessageDirection
        public var sentAt: Timestamp
        /// In a group, who wrote.
        public var sender: PersonID?
        /// A `MessageStatus`, if one was told.
        public var status: String?
    }

    public var chat: Chat
    public var standing: ChatTable.Standing
    public var side: SideName
    /// Of the person, in HubSpot.
    public var contact: ContactID?
    public var contactName: String?
    /// Of a person; a group says how many of it are linked.
    public var linkState: LinkState
    /// Up to `InboxList.unreadMax`.
    public var unread: Int
    /// `nil` = nobody has written.
    public var latest: Latest?
    /// As far as it may still be open.
    public var window: ServiceWindow

    /// Contact's name, else the side's: never empty.
    public var displayName: String { contactName ?? side.displayName }

    var key: InboxList.Key {
        InboxList.Key(lastMessageAt: chat.lastMessageAt ?? .beginning, chat: chat.id)
    }

    /// - Parameter chats: a statement over rows of `chats`.
    static func statement(
        _ workspace: WorkspaceID, of chats: SQL, _ viewer: InboxList.Viewer, now: Timestamp
    ) -> SQL {
        """
        SELECT chats.chat_id, chats.number_id, chats.group_id, chats.last_message_at, chats.assignee_id,
            chats.is_closed, \(sql: PersonName.columns), \(sql: GroupSummary.columns),
            link.contact_id, contact.first_name, contact.last_name, verdict.verdict, block.blocked_at,
            latest.content, latest.kind, latest.direction, latest.sent_at, latest.sender_id, status.status,
            (\(sql: ServiceWindowQuery.recentlyWroteAt(workspace, now: now))) AS customer_wrote_at,
            (SELECT COUNT(*) FROM (\(sql: UnreadMessages.of("chats", workspace, viewer, columns: "1"))
                LIMIT \(InboxList.unreadMax)) AS counted) AS unread
        FROM (SELECT found.*, (SELECT m.message_id FROM messages AS m
                WHERE m.workspace_id = \(workspace) AND m.chat_id = found.chat_id
                ORDER BY m.day DESC, m.sent_at DESC, m.message_id DESC LIMIT 1) AS latest_id
            FROM (\(sql: chats)) AS found) AS chats
        \(sql: GroupSummary.join)
        LEFT JOIN persons ON persons.workspace_id = \(workspace) AND persons.person_id = chats.person_id
        LEFT JOIN links AS link ON link.workspace_id = \(workspace) AND link.person_id = chats.person_id
            AND link.ended_at IS NULL
        LEFT JOIN contacts AS contact ON contact.workspace_id = \(workspace)
            AND contact.contact_id = link.contact_id
        LEFT JOIN link_verdicts AS verdict ON verdict.workspace_id = \(workspace)
            AND verdict.person_id = chats.person_id
        LEFT JOIN link_blocks AS block ON block.workspace_id = \(workspace) AND block.person_id = chats.person_id
        LEFT JOIN messages AS latest ON latest.workspace_id = \(workspace) AND latest.message_id = chats.latest_id
        LEFT JOIN message_statuses AS status ON status.workspace_id = \(workspace) AND status.wamid = latest.wamid
        ORDER BY chats.last_message_at DESC, chats.chat_id DESC
        """
    }

    /// `nil` where nothing is known of the other side.
    init?(_ row: SQLRow) throws {
        let group = try GroupSummary(row)
        let person = try row.isNull("person_id") ? nil : PersonName(row)
        guard let side = group.map(SideName.group) ?? person.map(SideName.person) else { return nil }
        self.side = side
        chat = try ChatTable.chat(row)
        standing = try ChatTable.standing(row)
        contact = try row.optionalVendorID("contact_id")
        let names = [try row.optionalText("first_name"), try row.optionalText("last_name")]
        let name = names.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
        contactName = name.isEmpty ? nil : name
        linkState = LinkState(
            isLinked: group.map { $0.linked > 0 } ?? (contact != nil), isBlocked: try !row.isNull("blocked_at"),
            verdict: try row.optionalText("verdict").flatMap(LinkVerdict.Kind.init(rawValue:)))
        unread = Int(try row.integer("unread"))
        latest = try Self.latest(row)
        window = ServiceWindow(customerWroteAt: try row.optionalTimestamp("customer_wrote_at"))
    }

    private static func latest(_ row: SQLRow) throws -> Latest? {
        guard let content = try row.optionalText("content") else { return nil }
        return Latest(
            content: storedContent(content, kind: try row.text("kind")),
            direction: MessageDirection(rawValue: try row.text("direction")) ?? .incoming,
            sentAt: try row.timestamp("sent_at"), sender: try row.optionalID("sender_id"),
            status: try row.optionalText("status"))
    }
}
