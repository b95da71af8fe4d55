public import Domain

/// E-mails that wait, leave, were sent or failed.
public enum MailTable {
    public static func insert(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ mail: Mail) throws {
        try connection.run(
            """
            INSERT INTO mails (workspace_id, mail_id, kind, recipient, name, member_id, language, link_id, sealed_token,
                author, made_at, ends_at, state, attempts, due_at, settled_at, trouble_word, trouble_sentence,
                trouble_of_server)
            VALUES (\(workspace), \(mail.id), \(mail.kind.rawValue), \(mail.recipient), \(mail.name), \(mail.member),
                \(mail.language), \(mail.link), \(mail.sealedToken), \(mail.author.text), \(mail.madeAt),
                \(mail.endsAt), \(mail.state.rawValue), \(mail.attempts), \(mail.dueAt), \(mail.settledAt),
                \(mail.trouble?.word), \(mail.trouble?.sentence), \(mail.trouble?.isOfServer))
            """)
    }

    /// All but what it is and when it was made.
    public static func save(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ mail: Mail) throws {
        try connection.run(
            """
            UPDATE mails SET name = \(mail.name), member_id = \(mail.member), language = \(mail.language),
                link_id = \(mail.link), sealed_token = \(mail.sealedToken), ends_at = \(mail.endsAt),
                state = \(mail.state.rawValue), attempts = \(mail.attempts), due_at = \(mail.dueAt),
                settled_at = \(mail.settledAt), trouble_word = \(mail.trouble?.word),
                trouble_sentence = \(mail.trouble?.sentence), trouble_of_server = \(mail.trouble?.isOfServer)
            WHERE workspace_id = \(workspace) AND mail_id = \(mail.id)
            """)
    }

    public static func delete(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: MailID) throws {
        try connection.run("DELETE FROM mails WHERE workspace_id = \(workspace) AND mail_id = \(id)")
    }

    /// Lets those go that were settled before `moment`.
    public static func forget(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, settledBefore moment: Timestamp
    ) throws {
        try connection.run("DELETE FROM mails WHERE workspace_id = \(workspace) AND settled_at < \(moment)")
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: MailID
    ) throws -> Mail? {
        try connection.row("SELECT * FROM mails WHERE workspace_id = \(workspace) AND mail_id = \(id)").map(mail)
    }

    /// The one that is due first, whenever that is.
    public static func next(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Mail? {
        try connection.row(
            """
            SELECT * FROM mails WHERE workspace_id = \(workspace) AND due_at IS NOT NULL
            ORDER BY due_at, mail_id LIMIT 1
            """
        ).map(mail)
    }

    /// Links to a new password that were asked for, and nobody has looked yet whose the address is; oldest first.
    public static func resetRequests(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, limit: Int
    ) throws -> [Mail] {
        try connection.rows(
            """
            SELECT * FROM mails WHERE workspace_id = \(workspace) AND due_at IS NOT NULL
                AND kind = \(Mail.Kind.passwordReset.rawValue) AND member_id IS NULL
            ORDER BY mail_id LIMIT \(limit)
            """
        ).map(mail)
    }

    /// How many are not settled.
    public static func openCount(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Int64 {
        try connection.row(
            "SELECT COUNT(*) AS number FROM mails WHERE workspace_id = \(workspace) AND due_at IS NOT NULL"
        )?.integer("number") ?? 0
    }

    /// The newest first; none whose address is not known to be a member's.
    public static func newest(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, limit: Int
    ) throws -> [Mail] {
        try connection.rows(
            """
            SELECT * FROM mails WHERE workspace_id = \(workspace)
                AND (member_id IS NOT NULL OR kind <> \(Mail.Kind.passwordReset.rawValue))
            ORDER BY mail_id DESC LIMIT \(limit)
            """
        ).map(mail)
    }

    /// The mail that carries each of these links.
    public static func all(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, links: [OneTimeLinkID]
    ) throws -> [OneTimeLinkID: Mail] {
        let mails = try links.inUsualLengths.flatMap { links in
            try connection.rows("SELECT * FROM mails WHERE workspace_id = \(workspace) AND link_id IN \(list: links)")
                .map(mail)
        }
        return Dictionary(mails.compactMap { mail in mail.link.map { ($0, mail) } }, uniquingKeysWith: { $1 })
    }

    private static func mail(_ row: SQLRow) throws -> Mail {
        var trouble: MailTrouble?
        if let word = try row.optionalText("trouble_word") {
            trouble = MailTrouble(
                word: word, sentence: try row.optionalText("trouble_sentence") ?? "",
                isOfServer: try row.optionalBool("trouble_of_server") ?? false)
        }
        return Mail(
            id: try row.id("mail_id"), kind: Mail.Kind(rawValue: try row.text("kind")) ?? .test,
            recipient: try row.text("recipient"), name: try row.optionalText("name"),
            member: try row.optionalID("member_id"), language: try row.optionalText("language"),
            link: try row.optionalID("link_id"), sealedToken: try row.optionalData("sealed_token"),
            author: Author(text: try row.text("author")), madeAt: try row.timestamp("made_at"),
            endsAt: try row.timestamp("ends_at"), state: Mail.State(rawValue: try row.text("state")) ?? .failed,
            attempts: Int(try row.integer("attempts")), dueAt: try row.optionalTimestamp("due_at"),
            settledAt: try row.optionalTimestamp("settled_at"), trouble: trouble)
    }
}
