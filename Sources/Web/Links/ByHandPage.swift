import Domain
import Linking
import Storage
import Sync

/// "Who is this?": somebody on WhatsApp is linked to a contact by hand.
struct ByHandPage: Sendable {
    /// A contact to be made.
    struct Draft: Sendable {
        var firstName: String
        var lastName: String
        var email: String
    }

    var shell: Shell
    var notice: String?
    var person: LinksPage.Person
    /// Whoever may not link does not come here.
    var mayLink = true
    var linking: ContactLinking
    var standing: String?
    var text: String
    var title: String
    var offers: [ContactOffer]
    var emptyWords: String?
    var sourceNote: String?
    /// `nil` = the person is linked.
    var draft: Draft?
    var explanation: String
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.linksPart(.byHand).path
        var creation = SiteURL.linksPart(.creation).path
        var links = LinksPage.link(.unlinked)
    }

    init(_ reading: ByHandReading, notice: String?, draft: Draft?, assets: AssetStore, sandboxPage: String?) {
        let known = reading.known
        shell = Shell(
            title: "Links", assets: assets, workspaceName: reading.workspace?.name ?? "", sandboxPage: sandboxPage)
        self.notice = notice.map(localizedSentence)
        person = LinksPage.person(known.person)
        linking = Self.linking(reading)
        standing = Self.standing(reading)
        text = reading.text
        title = reading.text.isEmpty ? localized("Contacts that fit") : localized("Contacts found")
        offers = reading.offers.map { ContactOffer($0, reading) }
        emptyWords = reading.offers.isEmpty ? Self.emptyWords(reading) : nil
        sourceNote = reading.answer.flatMap(Self.sourceNote)
        self.draft = known.link == nil ? draft ?? Self.draft(of: known.person) : nil
        explanation = ExplanationPage.link(person: known.person.id.description)
    }

    static func link(_ person: PersonID, query: String = "") -> String {
        let path = SiteURL.linksPart(.byHand).path + "?person=\(person)"
        return query.isEmpty ? path : path + "&query=\(QueryItems.encoded(query))"
    }

    /// With the link that another one replaces.
    private static func linking(_ reading: ByHandReading) -> ContactLinking {
        let carried = [
            ("person", reading.known.person.id.description), ("query", reading.text),
            ("replaces", reading.known.link?.id.description),
        ]
        return ContactLinking(
            action: SiteURL.linksPart(.byHand).path,
            hidden: carried.compactMap { name, value in value.map { SidebarPage.Hidden(name: name, value: $0) } },
            isPart: false)
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
