import Domain
import Linking
import Storage
import Sync

/// Who this is and why we think so.
extension SidebarPage {
    struct Phone: Sendable {
        /// Grouped, for people.
        var text: String
        /// As it is copied: `+525512345678`.
        var plain: String
    }

    struct Who: Sendable {
        var name: String
        var phone: Phone?
        var chip: DashboardPage.Chip
        /// One sentence.
        var reason: String
        var explanation: String?
        /// The contact's name where WhatsApp knows the person by another one.
        var contactName: String?
        /// The contact's page in HubSpot.
        var away: String?
        var write: LinkedCard.Write?
        var link: String?
        var mayRetry = false
        var number: LinkedCard.NumberMark?
        /// People on WhatsApp who are this contact.
        var persons: [LinkedPerson] = []
    }

    struct LinkedPerson: Sendable {
        var name: String
        var phone: Phone?
        var link: String
    }

    static func who(_ reading: SidebarReading, _ text: PageText, mayLink: Bool) -> Who? {
        guard let person = reading.person else {
            return reading.contact.map { contact in
                Who(
                    name: contact.displayName, phone: nil,
                    chip: LinkChip.chip(LinkState(isLinked: !reading.linked.isEmpty)),
                    reason: reading.linked.isEmpty
                        ? localized("Nobody on WhatsApp is linked to this contact.") : localized("Linked on WhatsApp:"),
                    explanation: ExplanationPage.link(contact: contact.id.value),
                    away: reading.account?.url(of: contact.id),
                    persons: reading.linked.map { linked($0, reading) })
            }
        }
        guard let row = reading.link else { return unlinked(person, reading) }
        let called = person.shownName
        let name = reading.contact?.displayName ?? called
        return Who(
            name: name, phone: phone(person), chip: LinkChip.chip(row.link.method),
            reason: localizedSentence(row.link.reason),
            explanation: ExplanationPage.link(person.id, row.link.contact), contactName: called == name ? nil : called,
            away: reading.account?.url(of: row.link.contact), write: row.phoneWrite.map(LinksPage.write),
            link: row.link.id.description, mayRetry: mayLink && row.phoneWrite.map(mayRetry) == true,
            number: row.numberChange.map { LinksPage.mark($0, row.replacement) })
    }

    private static func mayRetry(_ write: PhoneWrite) -> Bool { write.state == .refused && write.restores == nil }

    private static func unlinked(_ person: Person, _ reading: SidebarReading) -> Who {
        Who(
            name: person.shownName, phone: phone(person),
            chip: LinkChip.chip(nil, isBlocked: reading.block != nil, reading.verdict?.kind),
            reason: reason(person, reading),
            explanation: ExplanationPage.link(person: person.id.description))
    }

    private static func reason(_ person: Person, _ reading: SidebarReading) -> String {
        if person.isBusiness { return localized("One of your own business numbers, which is nobody’s contact.") }
        if person.isForgotten { return localized("They asked to be forgotten. Nothing is kept of who they were.") }
        if let block = reading.block {
            let name = reading.contacts[block.contact]?.displayName ?? block.contact.value
            return localized(
                "\(block.author.name) said that this is not \(name). Nothing links them by itself any more."
            )
        }
        if person.phone == nil {
            return localized("WhatsApp gives no number for this person, so only somebody who knows them can link them.")
        }
        guard reading.account != nil else {
            return localized("HubSpot is not connected, so nobody can be found there.")
        }
        switch reading.verdict?.kind {
        case .conflict: return localized("Several contacts have this number. Which one is it?")
        case .suggestion: return localized("Somebody fits without being sure. Is it this one?")
        case .blocked, LinkVerdict.Kind.none?: return localized("No contact in HubSpot has this number.")
        case nil:
            return reading.isWhole
                ? localized("No contact in HubSpot has this number.")
                : localized("Contacts are still being read. Until all are here, nobody is linked by itself.")
        }
    }

    /// `nil` where it would stand there twice, or is not known.
    static func phone(_ person: Person) -> Phone? {
        person.phone.map { digits in
            Phone(text: displayForm(of: digits), plain: PhoneKey(waID: digits).map { "+\($0)" } ?? "+\(digits)")
        }
    }

    private static func linked(_ person: Person, _ reading: SidebarReading) -> LinkedPerson {
        var query = SidebarQuery(person: person.id)
        query.frame = reading.query.frame
        return LinkedPerson(name: person.shownName, phone: phone(person), link: query.link)
    }
}
