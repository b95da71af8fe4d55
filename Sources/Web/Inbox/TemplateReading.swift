import Domain
import Storage
import Sync

/// The templates that a chat may be sent, and what is known to fill them with.
struct TemplateReading: Sendable {
    /// Something of the customer that may stand in a variable.
    struct Fact: Sendable, Equatable {
        /// HubSpot's name of the property, or a word of ours.
        var name: String
        var label: String
        var value: String
    }

    var chat: InboxChat
    var number: BusinessNumber?
    var templates: [MessageTemplate]
    /// They have never been listed.
    var isUnread: Bool
    var contact: Contact?
    var facts: [Fact]

    static func read(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: ChatID, _ viewer: InboxList.Viewer,
        _ reading: InboxReading
    ) throws -> TemplateReading? {
        let filter = InboxList.Filter(numbers: Set(reading.numbers.map(\.id)))
        let found = try InboxList.find(connection, workspace, [id], filter, viewer, limit: 1, now: reading.now)
        guard let chat = found.first, let number = reading.numbers.first(where: { $0.id == chat.chat.number }) else {
            return nil
        }
        let contact = try chat.contact.flatMap { try ContactTable.living(connection, workspace, $0) }
        let owner = try contact?.owner.flatMap { id in
            try OwnerTable.all(connection, workspace).first { $0.id == id }
        }
        return TemplateReading(
            chat: chat, number: number,
            templates: try MessageTemplateTable.approved(connection, workspace, number.account),
            isUnread: try MessageTemplateTable.readAt(connection, workspace, number.account) == nil,
            contact: contact, facts: facts(chat, contact, owner, reading))
    }

    private static func facts(
        _ chat: InboxChat, _ contact: Contact?, _ owner: Owner?, _ reading: InboxReading
    ) -> [Fact] {
        let facts: [(String, String, String?)] = [
            ("firstname", localized("First name"), contact?.firstName ?? chat.displayName.firstWord),
            ("lastname", localized("Last name"), contact?.lastName),
            ("name", localized("Full name"), chat.displayName),
            ("email", localized("E-mail"), contact?.email),
            ("phone", localized("Phone"), contact?.phones.first?.text),
            ("owner", localized("Owner"), owner?.displayName),
            ("agent", localized("My name"), reading.member?.name),
            ("company", localized("Our name"), reading.workspaceName),
        ]
        return facts.compactMap { name, label, value in
            guard let value, !value.isEmpty else { return nil }
            return Fact(name: name, label: label, value: value)
        }
    }

    /// With what HubSpot's own record has beside it. A field that is here already stays.
    mutating func add(_ fields: [RecordCard.Field]) {
        for field in fields {
            guard let value = field.value, !value.isEmpty, !facts.contains(where: { $0.name == field.name }) else {
                continue
            }
            facts.append(Fact(name: field.name, label: field.definition?.label ?? field.name, value: value))
        }
    }

    /// What a variable most likely stands for: the first name in the first one, and what a named one names.
    func guess(_ variable: String) -> String {
        if variable == "1" { return facts.first { $0.name == "firstname" }?.value ?? "" }
        guard Int(variable) == nil else { return "" }
        let name = variable.lowercased().filter(\.isLetter)
        let meant = Self.firstNames.contains(name) ? "firstname" : name
        return facts.first { $0.name.lowercased().filter(\.isLetter) == meant }?.value ?? ""
    }

    /// What a template's author may call it.
    private static let firstNames: Set = [
        "nombre", "first", "vorname", "prenom", "prénom", "nome", "customer", "cliente",
    ]
}

extension String {
    fileprivate var firstWord: String? {
        split(separator: " ").first.map(String.init)
    }
}
