public import Domain

/// What WhatsApp tells of templates by itself: state, quality and category of each name and language.
public enum TemplateStateTable {
    public static func apply(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID,
        _ template: TemplateName, _ change: TemplateChange
    ) throws {
        let column: SQL
        let value: String
        switch change {
        case .status(let word): (column, value) = ("status", word)
        case .quality(let word): (column, value) = ("quality", word)
        case .category(let word): (column, value) = ("category", word)
        }
        try connection.run(
            """
            INSERT INTO template_states (workspace_id, account_id, name, language, \(sql: column))
            VALUES (\(workspace), \(account), \(template.name), \(template.language), \(value))
            ON CONFLICT (workspace_id, account_id, name, language) DO UPDATE SET
                \(sql: column) = excluded.\(sql: column)
            """)
    }
}
