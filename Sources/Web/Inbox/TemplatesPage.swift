import Domain
import Storage

/// `/inbox/chats/{id}/templates`: choose a template, fill it, see what the customer will read, send it.
struct TemplatesPage: Sendable {
    struct Row: Sendable {
        var rowName: String
        var rowFacts: String
        var rowBody: String
        var rowLink: String
        var isChosen: Bool
    }

    struct Variable: Sendable {
        var field: String
        var variableLabel: String
        var filling: String
        /// As it stands in the template: `{{1}}`.
        var mark: String
    }

    struct Chosen: Sendable {
        var templateID: String
        var templateName: String
        var headerRaw: String?
        var bodyRaw: String
        var footerText: String?
        var variables: [Variable]
        var hasVariables: Bool
        var buttons: [String]
        /// The heading is a file of this kind.
        var headerFile: String?
        /// Why it cannot be sent from here.
        var hindrance: String?
        var preview: String
    }

    var shell: Shell
    var customer: String
    var backLink: String
    var action: String
    var searchText: String
    var notice: String?
    var templates: [Row]
    var emptyTemplates: String?
    var chosen: Chosen?
    var facts: [CustomerFacts.Fact]
    var key: String

    init(
        _ reading: InboxReading, _ found: TemplateReading, search: String, chosen id: String?,
        values: [String: String], key: String, notice: String?, assets: AssetStore, sandboxPage: String?
    ) {
        let chat = "\(found.chat.chat.id)"
        shell = Shell(title: "Inbox", assets: assets, workspaceName: reading.workspaceName, sandboxPage: sandboxPage)
        customer = found.chat.shownName
        backLink = SiteURL.inboxChat(id: chat).path
        action = SiteURL.inboxTemplates(id: chat).path
        searchText = search
        self.notice = notice
        let page = action
        let wanted = search.lowercased()
        let shown = found.templates.filter { template in
            wanted.isEmpty || template.name.lowercased().contains(wanted)
                || template.body.lowercased().contains(wanted)
        }
        templates = shown.map { template in
            Row(
                rowName: template.name.replacing("_", with: " "),
                rowFacts: [template.language, template.category?.lowercased()].compactMap(\.self)
                    .joined(separator: " · "),
                rowBody: template.body,
                rowLink: page + "?template=\(QueryItems.encoded(template.id.value))"
                    + (search.isEmpty ? "" : "&q=\(QueryItems.encoded(search))"),
                isChosen: template.id.value == id)
        }
        emptyTemplates = shown.isEmpty ? Self.emptyWords(found) : nil
        chosen = found.templates.first { $0.id.value == id }.map { Chosen($0, found, values) }
        facts = found.facts.all
        self.key = key
    }

    private static func emptyWords(_ found: TemplateReading) -> String {
        if !found.templates.isEmpty { return localized("No template reads like that.") }
        return found.isUnread
            ? localized("The templates have not been read from WhatsApp yet. That is done within minutes.")
            : localized("WhatsApp has approved no template of this number’s account. Make one in WhatsApp Manager.")
    }
}

extension TemplatesPage.Chosen {
    init(_ template: MessageTemplate, _ found: TemplateReading, _ values: [String: String]) {
        templateID = template.id.value
        templateName = template.name.replacing("_", with: " ")
        headerRaw = template.header == .text ? template.headerText : nil
        bodyRaw = template.body
        footerText = template.footer
        let form = TemplateForm(template: template, values: values)
        variables = form.fields.map { field in
            TemplatesPage.Variable(
                field: field.name, variableLabel: Self.label(field),
                filling: values[field.name] ?? found.guess(field.variable), mark: "{{\(field.variable)}}")
        }
        hasVariables = !variables.isEmpty
        buttons = template.buttons.map(\.title)
        switch template.header {
        case .image: headerFile = localized("Picture of the heading")
        case .video: headerFile = localized("Video of the heading")
        case .document: headerFile = localized("Document of the heading")
        case .text, .location, nil: headerFile = nil
        }
        if template.header == .location {
            hindrance = localized("Its heading is a place, which cannot be filled in here. Use the API.")
        }
        let filled = Dictionary(
            variables.map { ($0.field, $0.filling.isEmpty ? $0.mark : $0.filling) }, uniquingKeysWith: { $1 })
        preview = template.text(of: TemplateForm(template: template, values: filled).outgoing(header: nil))
    }

    private static func label(_ field: TemplateForm.Field) -> String {
        switch field.place {
        case .header: localized("Heading, \(field.variable)")
        case .body: localized("Text, \(field.variable)")
        case .button(let title): localized("Button “\(title)”")
        }
    }
}
