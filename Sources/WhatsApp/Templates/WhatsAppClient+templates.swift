public import Domain

extension WhatsAppClient {
    /// The account's templates, all pages, each name once per language. One that cannot be read is left out.
    public func templates(of account: WhatsAppAccountID) async throws(WhatsAppFailure) -> [MessageTemplate] {
        let fields = "id,name,language,status,category,components"
        let rows = try await pages([account.value, "message_templates"], [("fields", fields)])
        return rows.compactMap { MessageTemplate($0, of: account) }
    }
}

extension MessageTemplate {
    init?(_ row: JSON, of account: WhatsAppAccountID) {
        guard let name = row["name"]?.text, let language = row["language"]?.text else { return nil }
        let components = row["components"].list
        func component(_ type: String) -> JSON? {
            components.first { $0["type"]?.text?.uppercased() == type }
        }
        let header = component("HEADER")
        self.init(
            id: TemplateID(row["id"]?.text ?? "\(account) \(name) \(language)"), account: account, name: name,
            language: language, state: row["status"]?.text?.uppercased() ?? "UNKNOWN",
            category: row["category"]?.text,
            header: header.flatMap { ($0["format"]?.text?.lowercased()).flatMap(Header.init(rawValue:)) ?? .text },
            headerText: header?["text"]?.text, body: component("BODY")?["text"]?.text ?? "",
            footer: component("FOOTER")?["text"]?.text,
            buttons: (component("BUTTONS")?["buttons"]).list.map { Button($0) })
    }
}

extension MessageTemplate.Button {
    init(_ json: JSON) {
        let kind = json["type"]?.text?.lowercased() ?? "unknown"
        let hasVariable = json["url"]?.text?.contains("{{") == true || kind == "copy_code"
        self.init(kind: kind, title: json["text"]?.text ?? "", hasVariable: hasVariable)
    }
}
