public import Domain

/// Files of messages, the newest message first: where each is, why it is not here, and whether HubSpot has it.
public enum MediaList: PagedList {
    public struct Item: Sendable {
        public var download: MediaDownload
        public var whatsAppID: WhatsAppMessageID
        public var chat: ChatID
        /// As the sender called it, if at all.
        public var fileName: String?
        public var caption: String?
        /// HubSpot's side of it, if something was done there.
        public var held: Held?

        public struct Held: Sendable, Equatable {
            public var state: String
            public var id: FileID?
            public var sentence: String?
        }

        /// What it is saved as.
        public var name: MediaName { MediaName(fileName, kind: download.kind, type: download.mimeType) }
    }

    public struct Filter: Sendable {
        public var chat: ChatID?
        public var kind: String?
        public var state: String?

        public init(chat: ChatID? = nil, kind: String? = nil, state: String? = nil) {
            self.chat = chat
            self.kind = kind
            self.state = state
        }
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ request: PageRequest<MessageID>
    ) throws -> ListPage<Item, MessageID> {
        var query = whole(workspace)
        if let chat = filter.chat {
            query.sought.append(
                """
                media.message_id IN (SELECT message_id FROM messages
                    WHERE workspace_id = \(workspace) AND chat_id = \(chat))
                """)
        }
        if let kind = filter.kind { query.scanned.append("media.kind = \(kind)") }
        if let state = filter.state { query.scanned.append("media.state = \(state)") }
        return try query.page(
            connection, request, keyOf: \.download.message, rowKey: { try $0.id("message_id") }, item: item)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> Item? {
        guard let id = MessageID(text: id) else { return nil }
        var query = whole(workspace)
        query.conditions.append("media.message_id = \(id)")
        return try query.page(
            connection, PageRequest(limit: 1), keyOf: \.download.message, rowKey: { try $0.id("message_id") },
            item: item
        ).items.first
    }

    private static func whole(_ workspace: WorkspaceID) -> KeysetQuery {
        KeysetQuery(
            columns: """
                media.*, message.wamid AS wamid, message.chat_id AS chat_id, message.content AS content,
                message.kind AS message_kind, held.state AS held_state, held.file_id AS held_id,
                held.sentence AS held_sentence
                """,
            table: "media",
            joins: """
                JOIN messages AS message ON message.workspace_id = media.workspace_id
                    AND message.message_id = media.message_id
                LEFT JOIN hubspot_files AS held ON held.workspace_id = media.workspace_id
                    AND held.file_hash = media.file_hash
                """,
            key: ["media.message_id"], keyWithoutIndex: ["media.message_id + 0"], order: .descending,
            conditions: ["media.workspace_id = \(workspace)"])
    }

    private static func item(_ row: SQLRow) throws -> Item {
        let file = storedContent(try row.text("content"), kind: try row.text("message_kind")).media?.file
        let held = try row.optionalText("held_state").map {
            Item.Held(
                state: $0, id: try row.optionalVendorID("held_id"), sentence: try row.optionalText("held_sentence"))
        }
        return Item(
            download: try MediaTable.download(row), whatsAppID: try row.vendorID("wamid"),
            chat: try row.id("chat_id"), fileName: file?.fileName, caption: file?.caption, held: held)
    }
}
