import Domain
import Linking
import Storage
import Sync

/// Why somebody on WhatsApp is, or is not, a contact in HubSpot.
struct ExplanationPage: Sendable {
    /// Somebody whom a typed text may mean.
    struct Choice: Sendable {
        var name: String
        var detail: String
        var link: String
    }

    /// One of the two who are compared.
    struct Side: Sendable {
        var name: String
        var phones: [Phone]
        var chip: DashboardPage.Chip?
        /// Its page in HubSpot.
        var away: String?
        /// The same page about this one alone.
        var alone: String
        /// What was done about it.
        var history: String
    }

    struct Phone: Sendable {
        var label: String
        var text: String
    }

    /// Both texts and both keys, byte for byte.
    struct Comparison: Sendable {
        var chip: DashboardPage.Chip
        var rule: String
        var field: String?
        var text: String?
        var contactKey: String?
        var waID: String?
        var personKey: String?
        var wouldChange: String
    }

    /// Somebody else in the picture, explained a click away.
    struct Other: Sendable {
        var name: String
        var detail: String?
        var reason: String
        var chip: DashboardPage.Chip?
        var link: String
    }

    struct Others: Sendable {
        var title: String
        var emptyWords: String
        var list: [Other]
    }

    var shell: Shell
    var personText: String
    var contactText: String
    var problems: [String]
    /// Whom what was typed may mean.
    var choices: [Choice] = []
    var hasChoices = false
    /// Nothing was asked yet.
    var isBlank: Bool
    var person: Side?
    var contact: Side?
    var comparison: Comparison?
    var change: LinksPage.Change?
    var stayReason: String?
    var sentences: [String] = []
    var hasSentences = false
    var others: [Others] = []
    /// Where a link by hand is made.
    var handLink: String?
    /// Where the person is forgotten.
    var forgetLink: String?
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.linksPart(.explanation).path
        var links = SiteURL.links.path
    }

    init(_ reading: ExplanationReading, assets: AssetStore, sandboxPage: String?) {
        shell = Shell(
            title: "Links", assets: assets, workspaceName: reading.workspace?.name ?? "", sandboxPage: sandboxPage)
        personText = Self.typed(reading.person, reading.personText)
        contactText = Self.typed(reading.contact, reading.contactText)
        problems = reading.problems.map(localizedSentence)
        isBlank = reading.personText.isEmpty && reading.contactText.isEmpty
        choose(reading)
        switch reading.found {
        case .nothing: break
        case .pair(let pair): show(pair, reading)
        case .person(let one): show(one, reading)
        case .contact(let one): show(one, reading)
        }
        hasChoices = !choices.isEmpty
        hasSentences = !sentences.isEmpty
    }

    /// The page about these two, or one of them.
    static func link(person: String? = nil, contact: String? = nil) -> String {
        let items = [("person", person), ("contact", contact)].compactMap { name, value in
            value.map { "\(name)=\(QueryItems.encoded($0))" }
        }
        return SiteURL.linksPart(.explanation).path + (items.isEmpty ? "" : "?" + items.joined(separator: "&"))
    }

    static func link(_ person: PersonID, _ contact: ContactID) -> String {
        link(person: person.description, contact: contact.value)
    }

    /// What stands in the field again: a number reads better than our id.
    private static func typed(_ meant: ExplanationReading.Meant<Domain.Person>, _ text: String) -> String {
        guard case .one(let person) = meant else { return text }
        return person.phone.map { displayForm(of: $0) } ?? text
    }

    private static func typed(_ meant: ExplanationReading.Meant<Contact>, _ text: String) -> String {
        guard case .one(let contact) = meant else { return text }
        return contact.displayName
    }

    private mutating func choose(_ reading: ExplanationReading) {
        if case .several(let persons) = reading.person {
            choices += persons.map { person in
                let name = PersonName(person)
                return Choice(
                    name: name.shownName, detail: name.displayPhone ?? "",
                    link: Self.link(person: person.id.description, contact: reading.contactText.nonEmpty))
            }
        }
        if case .several(let contacts) = reading.contact {
            choices += contacts.map { contact in
                Choice(
                    name: contact.displayName, detail: contact.phones.map(\.text).joined(separator: ", "),
                    link: Self.link(person: reading.personText.nonEmpty, contact: contact.id.value))
            }
        }
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
