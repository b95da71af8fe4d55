import Domain
import Linking
import Storage
import Sync

/// A link as the page shows it, with what became of the phone in HubSpot.
struct LinkedCard: Sendable {
    /// A phone that was written to HubSpot, or is to be.
    struct Write: Sendable {
        /// What the part of the page is called that shows it.
        var part: String
        var chip: DashboardPage.Chip
        var property: String
        var before: String?
        var after: String?
        /// Why it waits or was refused.
        var why: String?
        /// It may be another one in a moment.
        var isOpen: Bool
        /// HubSpot refused it, and may be asked again.
        var mayRetry: Bool
    }

    /// What can be put back.
    struct Restoration: Sendable {
        var write: String
        /// What else the unlinking does.
        var words: String
        /// The same by itself, on a button.
        var verb: String
    }

    struct NumberMark: Sendable {
        var sentence: String
        /// What asking for the new number would write.
        var change: LinksPage.Change?
    }

    var id: String
    var person: LinksPage.Person
    var contact: String
    var link: String?
    var chip: DashboardPage.Chip
    var how: String
    var time: DashboardPage.Moment
    var reason: String
    var write: Write?
    var restoration: Restoration?
    var number: NumberMark?
    var explanation: String
    var byHand: String
}

extension LinksPage {
    static func linked(_ row: LinkedRow, _ reading: LinksReading, _ text: PageText) -> LinkedCard {
        let link = row.link
        let contact = row.contact?.displayName ?? localized("Contact \(link.contact)")
        return LinkedCard(
            id: link.id.description,
            person: row.person.map { person($0, reading.chats) }
                ?? Person(id: link.person.description, name: localized("Person \(link.person)"), phone: nil),
            contact: contact, link: reading.account?.url(of: link.contact),
            chip: LinkChip.chip(link.method),
            how: localized("by \(link.author.name)"),
            time: text.moment(link.madeAt), reason: localizedSentence(link.reason), write: row.phoneWrite.map(write),
            restoration: row.restorable.map(restoration), number: row.numberChange.map { mark($0, row.replacement) },
            explanation: ExplanationPage.link(link.person, link.contact),
            byHand: ByHandPage.link(link.person))
    }

    static func write(_ write: PhoneWrite) -> LinkedCard.Write {
        let isBack = write.restores != nil
        let chip: DashboardPage.Chip =
            switch write.state {
            case .waiting, .writing:
                DashboardPage.Chip(isBack ? localized("phone going back") : localized("phone waiting"), .warn)
            case .written: DashboardPage.Chip(isBack ? localized("phone put back") : localized("phone written"), .good)
            case .refused: DashboardPage.Chip(localized("phone refused"), .bad)
            case .cancelled: DashboardPage.Chip(localized("phone not written"), .quiet)
            }
        return LinkedCard.Write(
            part: "write-\(write.id)", chip: chip, property: write.change.property,
            before: write.change.before.isEmpty ? nil : write.change.before,
            after: write.change.after.isEmpty ? nil : write.change.after, why: write.reason.map(localizedSentence),
            isOpen: write.state.isOpen, mayRetry: write.state == .refused && !isBack)
    }

    static func restoration(_ write: PhoneWrite) -> LinkedCard.Restoration {
        let (property, before) = (write.change.property, write.change.before)
        return LinkedCard.Restoration(
            write: write.id.description,
            words: before.isEmpty
                ? localized("Empty “\(property)” in HubSpot again")
                : localized("Put “\(before)” back into “\(property)” in HubSpot"),
            verb: before.isEmpty ? localized("Empty “\(property)” again") : localized("Put “\(before)” back"))
    }

    static func mark(_ change: NumberChange, _ replacement: PhoneChange?) -> LinkedCard.NumberMark {
        let before = displayForm(of: change.before.digits)
        let now =
            change.after.map { localized("WhatsApp has \(displayForm(of: $0.digits)) since.") }
            ?? localized("Somebody else has that number on WhatsApp now.")
        return LinkedCard.NumberMark(
            sentence: localized(
                "Linked as \(before); \(now) The link stays, and HubSpot is not changed by itself."),
            change: replacement.map { Change($0) })
    }
}

extension Link.Method {
    /// How it was made, in a word.
    var words: String {
        switch self {
        case .exact: localized("exact")
        case .fuzzy: localized("fuzzy")
        case .manual: localized("manual")
        }
    }
}
