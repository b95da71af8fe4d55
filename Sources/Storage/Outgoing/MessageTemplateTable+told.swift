public import Domain

/// What WhatsApp tells of templates by itself, in the row of the listed one.
extension MessageTemplateTable {
    /// A list that was read since knows better and stands. It is read again soon in any case: it may say more, or the
    /// template is not in it yet.
    ///
    /// - Parameter moment: when WhatsApp told it.
    public static func tell(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID, _ named: TemplateName,
        _ change: TemplateChange, at moment: Timestamp, now: Timestamp
    ) throws {
        try dueNow(connection, workspace, account, now: now)
        guard let readAt = try readAt(connection, workspace, account), moment > readAt,
            var template = try find(connection, workspace, account, name: named.name, language: named.language)
        else { return }
        template.apply(change)
        try connection.run(
            """
            UPDATE message_templates SET state = \(template.state), content = \(try encoded(template)),
                told_at = \(moment)
            WHERE workspace_id = \(workspace) AND template_id = \(template.id)
            """)
    }

    /// The templates as they were listed, but where WhatsApp told of one while the list was under way.
    static func merged(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID,
        _ listed: [MessageTemplate], begunAt: Timestamp
    ) throws -> [(template: MessageTemplate, toldAt: Timestamp?)] {
        let rows = try connection.rows(
            "SELECT * FROM message_templates WHERE workspace_id = \(workspace) AND account_id = \(account)")
        let known = try rows.map { (try template($0), try $0.optionalTimestamp("told_at")) }
        let before = Dictionary(known.map { ($0.0.id, $0) }, uniquingKeysWith: { $1 })
        return listed.map { listed in
            guard let (old, toldAt) = before[listed.id] else { return (listed, nil) }
            var template = listed
            // No list tells it.
            template.quality = old.quality
            guard let toldAt, toldAt >= begunAt else { return (template, nil) }
            template.state = old.state
            template.category = old.category
            return (template, toldAt)
        }
    }
}
