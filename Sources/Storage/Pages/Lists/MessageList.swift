public import Domain

/// Messages, the newest arrived first, each with what became of it.
public enum MessageList: PagedList {
    public struct Item: Sendable {
        public var id: MessageID
        public var whatsAppID: WhatsAppMessageID
        public var chat: ChatID
        /// The person of the chat; `nil` in a group.
        public var person: PersonID?
        /// Who wrote it; `nil` = the business.
        public var sender: PersonID?
        public var number: BusinessNumberID
        public var direction: String
        public var source: String
        public var sentAt: Timestamp
        public var day: LocalDay
        public var kind: String
        public var content: MessageContent
        public var replyTo: WhatsAppMessageID?
        /// The message this one edits, deletes or reacts to.
        public var target: WhatsAppMessageID?
        public var intake: IntakeID?
        public var status: MessageProgress?
        /// In a group, of each participant; only of one message, not in the list.
        public var participants: [ParticipantProgress] = []
    }

    public struct Filter: Sendable {
        public var whatsAppID: WhatsAppMessageID?
        public var chat: ChatID?
        public var person: PersonID?
        public var kind: String?

        public init(
            whatsAppID: WhatsAppMessageID? = nil, chat: ChatID? = nil, person: PersonID? = nil, kind: String? = nil
        ) {
            self.whatsAppID = whatsAppID
            self.chat = chat
            self.person = person
            self.kind = kind
        }
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ request: PageRequest<MessageID>
    ) throws -> ListPage<Item, MessageID> {
        try query(workspace, filter).page(
            connection, request, keyOf: \.id, rowKey: { try $0.id("message_id") }, item: item)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> Item? {
        guard let id = MessageID(text: id) else { return nil }
        var query = whole(workspace)
        query.conditions.append("messages.message_id = \(id)")
        let page = try query.page(
            connection, PageRequest(limit: 1), keyOf: \.id, rowKey: { try $0.id("message_id") }, item: item)
        guard var found = page.items.first else { return nil }
        found.participants = try ParticipantProgress.all(connection, workspace, found.whatsAppID)
        return found
    }

    static func query(_ workspace: WorkspaceID, _ filter: Filter) -> KeysetQuery {
        var query = whole(workspace)
        if let id = filter.whatsAppID { query.sought.append("messages.wamid = \(id)") }
        if let chat = filter.chat { query.sought.append("messages.chat_id = \(chat)") }
        if let person = filter.person {
            query.sought.append(
                """
                messages.chat_id IN (SELECT chat_id FROM chats
                    WHERE workspace_id = \(workspace) AND person_id = \(person)
                    UNION SELECT chat_id FROM group_participants
                    WHERE workspace_id = \(workspace) AND person_id = \(person))
                """)
        }
        if let kind = filter.kind { query.scanned.append("messages.kind = \(kind)") }
        return query
    }

    private static func whole(_ workspace: WorkspaceID) -> KeysetQuery {
        KeysetQuery(
            columns: """
                messages.*, NULLIF(chat.person_id, 0) AS person_id, chat.number_id AS number_id, status.status AS status,
                status.sent_at AS told_sent_at, status.delivered_at AS delivered_at, status.read_at AS read_at,
                status.played_at AS played_at, status.failed_at AS failed_at, status.error_code AS error_code,
                status.error_text AS error_text
                """,
            table: "messages",
            joins: """
                JOIN chats AS chat ON chat.workspace_id = messages.workspace_id AND chat.chat_id = messages.chat_id
                LEFT JOIN message_statuses AS status ON status.workspace_id = messages.workspace_id
                    AND status.wamid = messages.wamid
                """,
            key: ["messages.message_id"], keyWithoutIndex: ["messages.message_id + 0"], order: .descending,
            conditions: ["messages.workspace_id = \(workspace)"])
    }

    private static func item(_ row: SQLRow) throws -> Item {
        let kind = try row.text("kind")
        return Item(
            id: try row.id("message_id"), whatsAppID: try row.vendorID("wamid"), chat: try row.id("chat_id"),
            person: try row.optionalID("person_id"), sender: try row.optionalID("sender_id"),
            number: try row.vendorID("number_id"),
            direction: try row.text("direction"),
            source: try row.text("source"), sentAt: try row.timestamp("sent_at"),
            day: LocalDay(number: try row.integer("day")), kind: kind,
            content: storedContent(try row.text("content"), kind: kind),
            replyTo: try row.optionalVendorID("reply_to"), target: try row.optionalVendorID("target"),
            intake: try row.optionalID("intake_id"), status: try MessageProgress(row))
    }
}
