public import Domain

/// The messages that arrived last, each with where it stands on its way to HubSpot.
public enum RecentMessages {
    public struct Item: Sendable {
        public var id: MessageID
        public var chat: ChatID
        public var sentAt: Timestamp
        public var direction: MessageDirection
        public var number: BusinessNumberID
        public var side: SideName
        /// Who wrote it in a group; `nil` = the business.
        public var writer: PersonName?
        /// Of the person of the chat, or of who wrote in the group.
        public var contact: ContactID?
        /// First and last name in HubSpot, if the contact has any.
        public var contactName: String?
        public var content: MessageContent
        /// Of the person of the chat; a group says how many of it are linked.
        public var linkState: LinkState
        public var entry: TimelineEntryKey?
        /// `waiting`, `settled`, `refused`; `nil` = no entry is due for it.
        public var entryState: String?
    }

    public static func newest(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ sight: Sight = .all, limit: Int
    ) throws -> [Item] {
        let newest = try source(connection, workspace, sight, limit)
        return try connection.rows(
            """
            SELECT message.message_id, message.chat_id, message.sent_at, message.direction, message.kind,
                message.content, chats.number_id, \(sql: PersonName.columns), \(sql: GroupSummary.columns),
                link.contact_id, contact.first_name, contact.last_name, verdict.verdict, block.blocked_at,
                entry.entry_group, entry.state AS entry_state
            FROM (\(sql: newest)) AS message
            JOIN chats ON chats.workspace_id = message.workspace_id AND chats.chat_id = message.chat_id
            \(sql: GroupSummary.join)
            LEFT JOIN persons ON persons.workspace_id = chats.workspace_id AND persons.person_id =
                CASE WHEN chats.person_id = 0 THEN message.sender_id ELSE chats.person_id END
            LEFT JOIN links AS link ON link.workspace_id = persons.workspace_id
                AND link.person_id = persons.person_id AND link.ended_at IS NULL
            LEFT JOIN contacts AS contact ON contact.workspace_id = link.workspace_id
                AND contact.contact_id = link.contact_id
            LEFT JOIN link_verdicts AS verdict ON verdict.workspace_id = persons.workspace_id
                AND verdict.person_id = persons.person_id
            LEFT JOIN link_blocks AS block ON block.workspace_id = persons.workspace_id
                AND block.person_id = persons.person_id
            LEFT JOIN timeline_entries AS entry ON entry.workspace_id = message.workspace_id
                AND entry.chat_id = message.chat_id AND entry.entry_group = message.day
            ORDER BY message.sent_at DESC, message.message_id DESC
            """
        ).compactMap(item)
    }

    private static func source(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ sight: Sight, _ limit: Int
    ) throws -> SQL {
        switch sight {
        case .all:
            return """
                SELECT * FROM messages WHERE workspace_id = \(workspace)
                ORDER BY sent_at DESC, message_id DESC LIMIT \(limit)
                """
        case .some(let numbers):
            let ids = try SeenMessages.newest(connection, workspace, of: numbers, limit: limit)
            return "SELECT * FROM messages WHERE workspace_id = \(workspace) AND message_id IN \(list: ids)"
        }
    }

    private static func item(_ row: SQLRow) throws -> Item? {
        let contact: ContactID? = try row.optionalVendorID("contact_id")
        let names = [try row.optionalText("first_name"), try row.optionalText("last_name")]
        let name = names.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
        let chat: ChatID = try row.id("chat_id")
        let person = try row.isNull("person_id") ? nil : PersonName(row)
        let group = try GroupSummary(row)
        guard let side = group.map(SideName.group) ?? person.map(SideName.person) else { return nil }
        return Item(
            id: try row.id("message_id"), chat: chat, sentAt: try row.timestamp("sent_at"),
            direction: MessageDirection(rawValue: try row.text("direction")) ?? .incoming,
            number: try row.vendorID("number_id"), side: side, writer: group == nil ? nil : person, contact: contact,
            contactName: name.isEmpty ? nil : name,
            content: storedContent(try row.text("content"), kind: try row.text("kind")),
            linkState: try group.map { LinkState(isLinked: $0.linked > 0) } ?? linkState(row, isLinked: contact != nil),
            entry: try row.optionalInteger("entry_group").map { TimelineEntryKey(chat: chat, group: $0) },
            entryState: try row.optionalText("entry_state"))
    }

    private static func linkState(_ row: SQLRow, isLinked: Bool) throws -> LinkState {
        LinkState(
            isLinked: isLinked, isBlocked: try !row.isNull("blocked_at"),
            verdict: try row.optionalText("verdict").flatMap(LinkVerdict.Kind.init(rawValue:)))
    }
}
