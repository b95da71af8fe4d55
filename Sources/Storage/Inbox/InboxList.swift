public import Domain

/// The chats of an inbox, those where somebody wrote last first. Read by the keys of one walk for each business number,
/// so that no filter costs more with more chats; what no index serves is looked for in `scanMax` chats a page.
public enum InboxList {
    static let scanMax = 1_000
    /// Unread messages are counted up to here: more is told as "99+".
    public static let unreadMax = 100

    public enum Assignee: Sendable, Hashable {
        case member(MemberID)
        case nobody
    }

    public struct Filter: Sendable, Hashable {
        /// Of these numbers; a member sees no others.
        public var numbers: Set<BusinessNumberID>
        /// `nil` = whoever answers.
        public var assignee: Assignee?
        /// Done with or not; `nil` = both.
        public var isClosed: Bool? = false
        /// Nobody in the chat has a contact.
        public var isUnlinked = false
        public var isUnread = false

        public init(numbers: Set<BusinessNumberID>) {
            self.numbers = numbers
        }
    }

    /// Who looks, and since when what they have not read counts as unread.
    public struct Viewer: Sendable {
        public var member: MemberID
        public var unreadSince: Timestamp
        /// Days of the workspace may be one ahead of or behind UTC's.
        var unreadSinceDay: Int64 { unreadSince.milliseconds / 86_400_000 - 1 }

        public init(member: MemberID, unreadSince: Timestamp) {
            self.member = member
            self.unreadSince = unreadSince
        }
    }

    /// Where a page ended: `1795255323004-101`.
    public struct Key: PageKey, Hashable {
        public var lastMessageAt: Timestamp
        public var chat: ChatID

        public init(lastMessageAt: Timestamp, chat: ChatID) {
            self.lastMessageAt = lastMessageAt
            self.chat = chat
        }

        public init?(text: String) {
            let parts = text.split(separator: "-", maxSplits: 1)
            guard parts.count == 2, let moment = Int64(parts[0]), let chat = ChatID(text: parts[1]) else { return nil }
            self.init(lastMessageAt: Timestamp(milliseconds: moment), chat: chat)
        }

        public var text: String { "\(lastMessageAt)-\(chat)" }
    }

    /// May hold fewer than `limit` and yet have a next page: then `scanMax` chats were looked through.
    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ viewer: Viewer,
        after: Key?, limit: Int, now: Timestamp
    ) throws -> ListPage<InboxChat, Key> {
        let walk = InboxWalk(workspace: workspace, filter: filter, viewer: viewer, after: after)
        return try page(connection, walk, limit: limit, now: now)
    }

    static func page(
        _ connection: any SQLConnection, _ walk: InboxWalk, limit: Int, now: Timestamp
    ) throws -> ListPage<InboxChat, Key> {
        if walk.filter.numbers.isEmpty { return ListPage(items: [], next: nil) }
        let chats = try connection.rows(
            InboxChat.statement(walk.workspace, of: walk.page(limit: limit + 1), walk.viewer, now: now)
        ).compactMap(InboxChat.init)
        if chats.count > limit {
            let page = Array(chats.prefix(limit))
            return ListPage(items: page, next: page.last.map(\.key))
        }
        let next = try walk.isScanning ? connection.row(walk.endOfScan).map(key) : nil
        return ListPage(items: chats, next: next)
    }

    /// How many of the newest `scanMax` chats hold something that the viewer has not read, counted up to `limit`.
    public static func unreadChats(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ numbers: Set<BusinessNumberID>, _ viewer: Viewer,
        limit: Int = unreadMax
    ) throws -> Int {
        if numbers.isEmpty { return 0 }
        var filter = Filter(numbers: numbers)
        filter.isUnread = true
        let walk = InboxWalk(workspace: workspace, filter: filter, viewer: viewer, after: nil)
        let row = try connection.row(
            "SELECT COUNT(*) AS chats FROM (\(sql: walk.page(limit: limit))) AS unread")
        return Int(try row?.integer("chats") ?? 0)
    }

    /// The newest `limit` of these chats, as far as they are of the numbers of `filter`; the rest of it is not looked
    /// at.
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chats: [ChatID], _ filter: Filter,
        _ viewer: Viewer, limit: Int, now: Timestamp
    ) throws -> [InboxChat] {
        if chats.isEmpty || filter.numbers.isEmpty { return [] }
        let found: SQL = """
            SELECT * FROM chats WHERE workspace_id = \(workspace) AND chat_id IN \(list: chats)
                AND number_id IN \(list: filter.numbers.sorted())
            ORDER BY last_message_at DESC, chat_id DESC LIMIT \(limit)
            """
        return try connection.rows(InboxChat.statement(workspace, of: found, viewer, now: now))
            .compactMap(InboxChat.init)
    }

    private static func key(_ row: SQLRow) throws -> Key {
        Key(lastMessageAt: try row.timestamp("last_message_at"), chat: try row.id("chat_id"))
    }
}
