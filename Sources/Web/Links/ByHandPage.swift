import Domain
import Linking
import Storage
import Sync

/// "Who is this?": somebody on WhatsApp is linked to a contact by hand.
struct ByHandPage: Sendable {
    struct Offer: Sendable {
        var id: String
        var name: String
        var link: String?
        var email: String?
        var phones: [ExplanationPage.Phone]
        var reason: String?
        var isTaken: Bool
        /// What the click does to the phone in HubSpot.
        var change: LinksPage.Change?
        /// Or why it stays.
        var stayReason: String?
        var explanation: String
    }

    /// A contact to be made.
    struct Draft: Sendable {
        var firstName: String
        var lastName: String
        var email: String
    }

    var shell: Shell
    var notice: String?
    var person: LinksPage.Person
    /// The link that another one replaces.
    var replaces: String?
    var standing: String?
    var text: String
    var title: String
    var offers: [Offer]
    var emptyWords: String?
    var sourceNote: String?
    /// `nil` = the person is linked.
    var draft: Draft?
    var explanation: String
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.linksByHand.path
        var creation = SiteURL.linksCreation.path
        var links = LinksPage.link(.unlinked)
    }

    init(_ reading: ByHandReading, notice: String?, draft: Draft?, assets: AssetStore, sandboxPage: String?) {
        let known = reading.known
        shell = Shell(
            title: "Links", assets: assets, workspaceName: reading.workspace?.name ?? "", sandboxPage: sandboxPage)
        self.notice = notice.map(localizedSentence)
        person = LinksPage.person(known.person)
        replaces = known.link?.id.description
        standing = Self.standing(reading)
        text = reading.text
        title = reading.text.isEmpty ? localized("Contacts that fit") : localized("Contacts found")
        offers = reading.offers.map { Self.offer($0, reading) }
        emptyWords = reading.offers.isEmpty ? Self.emptyWords(reading) : nil
        sourceNote = reading.answer.flatMap(Self.sourceNote)
        self.draft = known.link == nil ? draft ?? Self.draft(of: known.person) : nil
        explanation = ExplanationPage.link(person: known.person.id.description)
    }

    static func link(_ person: PersonID, query: String = "") -> String {
        let path = SiteURL.linksByHand.path + "?person=\(person)"
        return query.isEmpty ? path : path + "&query=\(QueryItems.encoded(query))"
    }

    private static func standing(_ reading: ByHandReading) -> String? {
        if let link = reading.known.link {
            let name = reading.linked?.displayName ?? localized("contact \(link.contact)")
            return localized(
                "Linked to \(name) now. Another link replaces that one, and the chat moves to the other timeline.")
        }
        return reading.known.block.map { block in
            localized(
                """
                \(block.author.name) said that this is not contact \(block.contact). A link by hand lifts that block.
                """)
        }
    }

    private static func offer(_ offer: ByHandReading.Offer, _ reading: ByHandReading) -> Offer {
        let contact = offer.contact
        return Offer(
            id: contact.id.value, name: contact.displayName, link: reading.account?.url(of: contact.id),
            email: contact.email == contact.displayName ? nil : contact.email,
            phones: contact.phones.map { ExplanationPage.Phone(label: $0.property, text: $0.text) },
            reason: offer.reason.map(localizedSentence), isTaken: offer.isTaken,
            change: offer.plan.change.map { LinksPage.Change($0) },
            stayReason: offer.plan.stayReason.map(localizedSentence),
            explanation: ExplanationPage.link(reading.known.person.id, contact.id))
    }

    private static func emptyWords(_ reading: ByHandReading) -> String {
        guard let answer = reading.answer else {
            return localized(
                "No contact in HubSpot has this number. Search for the name, the e-mail address or another number.")
        }
        if let problem = answer.problem {
            return localized("The mirror has nobody like that. \(localizedSentence(problem.sentence))")
        }
        return localized(
            "Nobody in HubSpot fits “\(reading.text)”. Try fewer words, or make a contact of the person.")
    }

    private static func sourceNote(_ answer: ContactSearchAnswer) -> String? {
        if answer.source == .hubspot, !answer.contacts.isEmpty { return localized("Found by HubSpot’s own search.") }
        return answer.isMirrorComplete ? nil : localized("Contacts are still being read: there may be others.")
    }

    static func draft(of person: Domain.Person) -> Draft {
        let words = (person.bookName ?? person.profileName ?? "").split(separator: " ", maxSplits: 1).map(String.init)
        return Draft(firstName: words.first ?? "", lastName: words.dropFirst().first ?? "", email: "")
    }
}
