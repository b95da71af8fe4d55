public import Domain

/// What WhatsApp told of accounts, numbers and templates: the newest word on each topic.
public enum NoticeList: PagedList {
    public struct Filter: Sendable {
        public var account: WhatsAppAccountID?

        public init(account: WhatsAppAccountID? = nil) {
            self.account = account
        }
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ request: PageRequest<NoticeKey>
    ) throws -> ListPage<AccountNotice, NoticeKey> {
        var query = KeysetQuery(
            columns: "notices.*", table: "notices",
            key: ["notices.account_id", "notices.subject", "notices.subject_id", "notices.topic"], order: .ascending,
            conditions: ["notices.workspace_id = \(workspace)"])
        if let account = filter.account { query.conditions.append("notices.account_id = \(account)") }
        return try query.page(
            connection, request,
            keyValues: { [$0.account.sqlValue, $0.subject.kind.sqlValue, $0.subject.id.sqlValue, $0.topic.sqlValue] },
            keyOf: { NoticeKey($0) }, rowKey: { NoticeKey(try NoticeTable.notice($0)) }, item: NoticeTable.notice)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> AccountNotice? {
        guard let key = NoticeKey(text: id) else { return nil }
        return try connection.row(
            """
            SELECT * FROM notices WHERE workspace_id = \(workspace) AND account_id = \(key.account)
                AND subject = \(key.subject.kind) AND subject_id = \(key.subject.id) AND topic = \(key.topic)
            """
        ).map(NoticeTable.notice)
    }
}

/// Names a notice: account, subject and topic, written with `|` between them; a topic has none.
public struct NoticeKey: PageKey, Hashable {
    var account: WhatsAppAccountID
    var subject: SubjectKey
    var topic: String

    public init(_ notice: AccountNotice) {
        account = notice.account
        subject = SubjectKey(notice.subject)
        topic = notice.topic
    }

    public init?(text: String) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 4, let topic = parts.last else { return nil }
        account = WhatsAppAccountID(parts[0])
        // A template's name may have anything in it.
        subject = SubjectKey(kind: parts[1], id: parts[2..<(parts.count - 1)].joined(separator: "|"))
        self.topic = topic
    }

    public var text: String { "\(account)|\(subject.kind)|\(subject.id)|\(topic)" }
}
