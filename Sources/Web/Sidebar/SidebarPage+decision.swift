import Domain
import Linking
import Storage
import Sync

/// What somebody can decide about who this is.
extension SidebarPage {
    struct Decision: Sendable {
        /// What the decision rests on: read again only where that has changed.
        var known: String
        var person: String
        var candidates: [ContactOffer] = []
        /// The search for a contact; `nil` = there is one.
        var search: Search?
        var unlinking: Unlinking?
        /// Somebody said who it is not.
        var isBlocked = false
        var draft: ByHandPage.Draft?
        /// The form for a new contact stands open.
        var isCreating = false
    }

    struct Search: Sendable {
        var question: String
        var text: String
        var found: Found
    }

    /// What a search found.
    struct Found: Sendable {
        var candidates: [ContactOffer] = []
        var note: String?
        var emptyWords: String?
    }

    struct Unlinking: Sendable {
        var link: String
        var contact: String
        var person: String
        var restoration: LinkedCard.Restoration?
    }

    static func decision(_ reading: SidebarReading) -> Decision? {
        guard let person = reading.person, !person.isBusiness, !person.isForgotten else { return nil }
        var decision = Decision(known: known(reading), person: person.id.description)
        if let row = reading.link {
            decision.unlinking = Unlinking(
                link: row.link.id.description,
                contact: reading.contact?.displayName ?? localized("Contact \(row.link.contact)"),
                person: person.shownName, restoration: row.restorable.map(LinksPage.restoration))
            return decision
        }
        decision.isBlocked = reading.block != nil
        if reading.block == nil {
            decision.candidates = (reading.verdict?.candidates ?? []).compactMap { candidate in
                reading.contacts[candidate.contact].map { contact in
                    ContactOffer(
                        contact, for: person.id, reading.plans[contact.id], isTaken: reading.taken.contains(contact.id),
                        reason: candidate.reason, account: reading.account)
                }
            }
        }
        decision.search = Search(
            question: decision.candidates.isEmpty
                ? localized("Who is \(person.shownName)?") : localized("Somebody else?"),
            text: reading.query.text, found: Found())
        decision.draft = ByHandPage.draft(of: person)
        return decision
    }

    /// Pure: equal texts, equal decisions.
    static func known(_ reading: SidebarReading) -> String {
        if let link = reading.link?.link { return "link-\(link.id)-\(reading.link?.restorable?.id.description ?? "")" }
        if let block = reading.block { return "block-\(block.contact)" }
        let candidates = reading.verdict?.candidates.map(\.contact.value) ?? []
        return (["fits"] + candidates).joined(separator: "-")
    }

    static func found(_ reading: ByHandReading) -> Found {
        let candidates = reading.offers.map { ContactOffer($0, reading) }
        var found = Found(candidates: candidates)
        guard let answer = reading.answer else { return found }
        if candidates.isEmpty {
            found.emptyWords =
                answer.problem.map {
                    localized("The copy of your contacts has nobody like that. \(localizedSentence($0.sentence))")
                }
                ?? localized("Nobody in HubSpot fits “\(reading.text)”. Try fewer words, or create one below.")
        } else if answer.source == .hubspot {
            found.note = localized("Found by HubSpot’s own search.")
        } else if !answer.isMirrorComplete {
            found.note = localized("Contacts are still being read: there may be others.")
        }
        return found
    }
}
