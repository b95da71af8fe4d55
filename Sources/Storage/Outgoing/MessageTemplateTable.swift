public import Domain
import Foundation

/// The templates of the connected WhatsApp accounts, as they were listed last, and as WhatsApp has told of them since.
public enum MessageTemplateTable {
    /// A whole list takes the place of the one before.
    ///
    /// - Parameter begunAt: before the list was asked for.
    public static func replace(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID,
        with templates: [MessageTemplate], begunAt: Timestamp
    ) throws {
        let merged = try merged(connection, workspace, account, templates, begunAt: begunAt)
        try connection.run(
            "DELETE FROM message_templates WHERE workspace_id = \(workspace) AND account_id = \(account)")
        for (template, toldAt) in merged {
            try connection.run(
                """
                INSERT INTO message_templates (workspace_id, template_id, account_id, name, language, state, content,
                    told_at)
                VALUES (\(workspace), \(template.id), \(account), \(template.name), \(template.language),
                    \(template.state), \(try encoded(template)), \(toldAt))
                ON CONFLICT (workspace_id, template_id) DO NOTHING
                """)
        }
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID, name: String,
        language: String
    ) throws -> MessageTemplate? {
        try connection.row(
            """
            SELECT * FROM message_templates WHERE workspace_id = \(workspace) AND account_id = \(account)
                AND name = \(name) AND language = \(language) ORDER BY template_id LIMIT 1
            """
        ).map(template)
    }

    /// Those of an account that can be sent, by name; more than `limit` no account has.
    public static func approved(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID, limit: Int = 1_000
    ) throws -> [MessageTemplate] {
        try connection.rows(
            """
            SELECT * FROM message_templates WHERE workspace_id = \(workspace) AND account_id = \(account)
                AND state = \(MessageTemplate.approved) ORDER BY name, language LIMIT \(limit)
            """
        ).map(template)
    }

    /// `nil` = never.
    public static func readAt(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID
    ) throws -> Timestamp? {
        try connection.row(
            "SELECT read_at FROM template_reads WHERE workspace_id = \(workspace) AND account_id = \(account)"
        )?.optionalTimestamp("read_at")
    }

    /// When each account's list is to be read again; those never tried are left out.
    public static func dueReads(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [WhatsAppAccountID: Timestamp] {
        let rows = try connection.rows(
            "SELECT account_id, due_at FROM template_reads WHERE workspace_id = \(workspace)")
        let dues = try rows.map { (try $0.vendorID("account_id") as WhatsAppAccountID, try $0.timestamp("due_at")) }
        return Dictionary(dues, uniquingKeysWith: { $1 })
    }

    /// - Parameter now: `nil` = it has never been read.
    public static func noteRead(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID, at now: Timestamp?,
        due: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO template_reads (workspace_id, account_id, read_at, due_at)
            VALUES (\(workspace), \(account), \(now), \(due))
            ON CONFLICT (workspace_id, account_id) DO UPDATE SET read_at = excluded.read_at, due_at = excluded.due_at
            """)
    }

    /// The list is not believed any more: WhatsApp refused a template that it says can be sent.
    public static func dueNow(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID, now: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE template_reads SET due_at = \(now)
            WHERE workspace_id = \(workspace) AND account_id = \(account) AND due_at > \(now)
            """)
    }

    static func template(_ row: SQLRow) throws -> MessageTemplate {
        let text = try row.text("content")
        guard let template = try? JSONDecoder().decode(MessageTemplate.self, from: Data(text.utf8)) else {
            throw SQLError.row("the template “\(try row.text("name"))” cannot be read")
        }
        return template
    }

    static func encoded(_ template: MessageTemplate) throws -> String {
        String(decoding: try JSONEncoder().encode(template), as: UTF8.self)
    }
}
