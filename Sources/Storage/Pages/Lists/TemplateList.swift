public import Domain

/// The templates of the connected WhatsApp accounts, in the order of Meta's ids.
public enum TemplateList: PagedList {
    public struct Filter: Sendable {
        public var account: WhatsAppAccountID?
        public var name: String?
        public var language: String?
        public var state: String?

        public init() {}
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ request: PageRequest<TemplateID>
    ) throws -> ListPage<MessageTemplate, TemplateID> {
        var query = KeysetQuery(
            columns: "message_templates.*", table: "message_templates", key: ["message_templates.template_id"],
            order: .ascending, conditions: ["message_templates.workspace_id = \(workspace)"])
        if let account = filter.account { query.scanned.append("message_templates.account_id = \(account)") }
        if let name = filter.name { query.scanned.append("message_templates.name = \(name)") }
        if let language = filter.language { query.scanned.append("message_templates.language = \(language)") }
        if let state = filter.state { query.scanned.append("message_templates.state = \(state)") }
        return try query.page(
            connection, request, keyOf: \.id, rowKey: { try $0.vendorID("template_id") },
            item: MessageTemplateTable.template)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> MessageTemplate? {
        try connection.row(
            "SELECT * FROM message_templates WHERE workspace_id = \(workspace) AND template_id = \(id)"
        ).map(MessageTemplateTable.template)
    }
}
