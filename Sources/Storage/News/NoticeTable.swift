public import Domain

/// The newest word on each topic of an account, a number or a template.
public enum NoticeTable {
    /// False = a newer word is stored, or this one is. Two of one moment are told apart by what they say, so that their
    /// order never matters.
    public static func store(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ notice: AccountNotice
    ) throws -> Bool {
        let subject = SubjectKey(notice.subject)
        let changed = try connection.run(
            """
            INSERT INTO notices (workspace_id, account_id, subject, subject_id, topic, word, sentence, level,
                needs_person, told_at, expires_at)
            VALUES (\(workspace), \(notice.account), \(subject.kind), \(subject.id), \(notice.topic), \(notice.word),
                \(notice.sentence), \(notice.level.rawValue), \(notice.needsPerson), \(notice.toldAt),
                \(notice.expiresAt))
            ON CONFLICT (workspace_id, account_id, subject, subject_id, topic) DO UPDATE SET
                word = excluded.word, sentence = excluded.sentence, level = excluded.level,
                needs_person = excluded.needs_person, told_at = excluded.told_at, expires_at = excluded.expires_at
            WHERE excluded.told_at > notices.told_at OR (excluded.told_at = notices.told_at
                AND (excluded.word > notices.word
                    OR (excluded.word = notices.word AND excluded.sentence > notices.sentence)))
            """)
        return changed > 0
    }

    /// Those that somebody has to see, the newest first.
    public static func open(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp, limit: Int
    ) throws -> [AccountNotice] {
        try connection.rows(
            """
            SELECT * FROM notices WHERE workspace_id = \(workspace) AND needs_person = 1
                AND (expires_at IS NULL OR expires_at > \(now))
            ORDER BY told_at DESC, subject, subject_id, topic LIMIT \(limit)
            """
        ).map(notice)
    }

    static func notice(_ row: SQLRow) throws -> AccountNotice {
        AccountNotice(
            account: try row.vendorID("account_id"),
            subject: SubjectKey(kind: try row.text("subject"), id: try row.text("subject_id")).subject,
            topic: try row.text("topic"), word: try row.text("word"), sentence: try row.text("sentence"),
            level: FailureLevel(rawValue: try row.text("level")) ?? .info, needsPerson: try row.bool("needs_person"),
            toldAt: try row.timestamp("told_at"), expiresAt: try row.optionalTimestamp("expires_at"))
    }
}

/// A subject as two columns.
public struct SubjectKey: Sendable, Hashable {
    public var kind: String
    /// Empty for the account itself.
    public var id: String

    public init(kind: String, id: String) {
        self.kind = kind
        self.id = id
    }

    public init(_ subject: AccountNews.Subject) {
        switch subject {
        case .account: self.init(kind: "account", id: "")
        case .number(let number): self.init(kind: "number", id: number.value)
        case .phone(let digits): self.init(kind: "phone", id: digits)
        // No language has a space in it.
        case .template(let template): self.init(kind: "template", id: "\(template.language) \(template.name)")
        }
    }

    public var subject: AccountNews.Subject {
        switch kind {
        case "number": return .number(BusinessNumberID(id))
        case "phone": return .phone(id)
        case "template":
            let parts = id.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return .template(TemplateName(name: parts.last ?? "", language: parts.first ?? ""))
        default: return .account
        }
    }
}
