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
        var candidates: [Candidate] = []
        /// The search for a contact; `nil` = there is one.
        var search: Search?
        var unlinking: Unlinking?
        /// Somebody said who it is not.
        var isBlocked = false
        var draft: ByHandPage.Draft?
        /// The form for a new contact stands open.
        var isCreating = false
    }

    struct Candidate: Sendable {
        var person: String
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

    struct Search: Sendable {
        var question: String
        var text: String
        var found: Found
    }

    /// What a search found.
    struct Found: Sendable {
        var candidates: [Candidate] = []
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
        guard let person = reading.person, !person.isBusiness else { return nil }
        var decision = Decision(known: known(reading), person: person.id.description)
        if let row = reading.link {
            decision.unlinking = Unlinking(
                link: row.link.id.description,
                contact: reading.contact?.displayName ?? localized("Contact \(row.link.contact)"),
                person: PersonName(person).displayName, restoration: row.restorable.map(LinksPage.restoration))
            return decision
        }
        decision.isBlocked = reading.block != nil
        if reading.block == nil {
            decision.candidates = (reading.verdict?.candidates ?? []).compactMap { candidate in
                reading.contacts[candidate.contact].map {
                    Self.candidate($0, of: person.id, reading, reason: localizedSentence(candidate.reason))
                }
            }
        }
        decision.search = Search(
            question: decision.candidates.isEmpty
                ? localized("Who is \(PersonName(person).displayName)?") : localized("Somebody else?"),
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

    private static func candidate(
        _ contact: Contact, of person: PersonID, _ reading: SidebarReading, reason: String?
    ) -> Candidate {
        let plan = reading.plans[contact.id]
        return Candidate(
            person: person.description, id: contact.id.value, name: contact.displayName,
            link: reading.account?.url(of: contact.id),
            email: contact.email == contact.displayName ? nil : contact.email,
            phones: contact.phones.map { ExplanationPage.Phone(label: $0.property, text: $0.text) }, reason: reason,
            isTaken: reading.taken.contains(contact.id), change: plan?.change.map { LinksPage.Change($0) },
            stayReason: (plan?.stayReason).map(localizedSentence), explanation: ExplanationPage.link(person, contact.id)
        )
    }

    static func found(_ reading: ByHandReading) -> Found {
        let candidates = reading.offers.map { offer in
            Candidate(
                person: reading.known.person.id.description, id: offer.contact.id.value,
                name: offer.contact.displayName, link: reading.account?.url(of: offer.contact.id),
                email: offer.contact.email == offer.contact.displayName ? nil : offer.contact.email,
                phones: offer.contact.phones.map { ExplanationPage.Phone(label: $0.property, text: $0.text) },
                reason: offer.reason.map(localizedSentence), isTaken: offer.isTaken,
                change: offer.plan.change.map { LinksPage.Change($0) },
                stayReason: offer.plan.stayReason.map(localizedSentence),
                explanation: ExplanationPage.link(reading.known.person.id, offer.contact.id))
        }
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
