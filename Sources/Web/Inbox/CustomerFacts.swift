import Domain
import Foundation
import Storage
import Sync

/// What is known of a customer, and of who writes to them, to fill texts with: the variables of templates, and
/// `{{firstname}}` in quick replies.
struct CustomerFacts: Sendable {
    struct Fact: Sendable, Equatable {
        /// HubSpot's name of the property, or a word of ours.
        var name: String
        var label: String
        var value: String
    }

    /// What may stand between `{{` and `}}` in a quick reply.
    static let names = ["firstname", "lastname", "name", "email", "phone", "owner", "agent", "workspace"]

    private(set) var all: [Fact]

    init(_ chat: InboxChat, _ contact: Contact?, _ owner: Owner?, _ reading: InboxReading) {
        let person = chat.chat.isGroup ? nil : chat.displayName
        let facts: [(String, String, String?)] = [
            ("firstname", localized("First name"), contact?.firstName ?? person?.firstWord),
            ("lastname", localized("Last name"), contact?.lastName),
            ("name", localized("Full name"), chat.displayName),
            ("email", localized("E-mail"), contact?.email),
            ("phone", localized("Phone"), contact?.phones.first?.text),
            ("owner", localized("Owner"), owner?.displayName),
            ("agent", localized("My name"), reading.member?.name),
            ("workspace", localized("Our name"), reading.workspaceName),
        ]
        all = facts.compactMap { name, label, value in
            guard let value, !value.isEmpty else { return nil }
            return Fact(name: name, label: label, value: value)
        }
    }

    static func read(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: InboxChat, _ reading: InboxReading
    ) throws -> (facts: CustomerFacts, contact: Contact?) {
        let contact = try chat.contact.flatMap { try ContactTable.living(connection, workspace, $0) }
        let owner = try contact?.owner.flatMap { id in
            try OwnerTable.all(connection, workspace).first { $0.id == id }
        }
        return (CustomerFacts(chat, contact, owner, reading), contact)
    }

    /// With what HubSpot's own record has beside it. A field that is here already stays.
    mutating func add(_ fields: [RecordCard.Field]) {
        for field in fields {
            guard let value = field.value, !value.isEmpty, !all.contains(where: { $0.name == field.name }) else {
                continue
            }
            all.append(Fact(name: field.name, label: field.definition?.label ?? field.name, value: value))
        }
    }

    /// What a name most likely stands for, however it is written: `First name`, `first_name`, `Nombre`.
    func value(named name: String) -> String? {
        let letters = name.lowercased().filter(\.isLetter)
        let meant = Self.firstNames.contains(letters) ? "firstname" : letters
        return all.first { $0.name.lowercased().filter(\.isLetter) == meant }?.value
    }

    /// The text with every `{{name}}` that is known filled in. What is not known stays, for whoever writes to see.
    func filling(_ text: String) -> String {
        text.replacing(/\{\{([^{}]{1,60})\}\}/) { match in value(named: String(match.1)) ?? String(match.0) }
    }

    /// The first `{{name}}` that is still open.
    static func gap(in text: String) -> String? {
        text.firstMatch(of: /\{\{[^{}]{1,60}\}\}/).map { String($0.0) }
    }

    /// What the author of a text may call it.
    private static let firstNames: Set = [
        "nombre", "first", "vorname", "prenom", "prénom", "nome", "customer", "cliente",
    ]
}

extension String {
    fileprivate var firstWord: String? {
        split(separator: " ").first.map(String.init)
    }
}
