import Domain
import Linking
import Storage
import Sync

extension ExplanationPage {
    mutating func show(_ pair: LinkExplanation, _ reading: ExplanationReading) {
        guard let known = reading.persons[pair.person], let mirrored = reading.contacts[pair.contact] else { return }
        person = Self.side(known, Self.chip(pair, reading))
        contact = Self.side(mirrored, reading)
        forgetLink = ForgettingPage.link(pair.person)
        comparison = Self.comparison(pair.candidate, known)
        change = pair.phone.change.map { LinksPage.Change($0) }
        stayReason = pair.phone.stayReason.map(localizedSentence)
        sentences = pair.sentences.map(localizedSentence)
        if pair.link?.contact != pair.contact {
            handLink = ByHandPage.link(pair.person, query: mirrored.displayName)
        }
    }

    mutating func show(_ one: PersonExplanation, _ reading: ExplanationReading) {
        person = Self.side(
            one.person, LinkChip.chip(one.link, isBlocked: one.block != nil, one.verdict?.kind))
        contact = one.link.flatMap { reading.contacts[$0.contact] }.map { Self.side($0, reading) }
        sentences = one.sentences.map(localizedSentence)
        let others = one.candidates.filter { $0.contact != one.link?.contact }
        self.others = [
            Others(
                title: one.link == nil ? localized("Contacts that fit") : localized("Other contacts that fit"),
                emptyWords: one.link == nil
                    ? localized("No contact in HubSpot fits.") : localized("No other contact fits."),
                list: others.map { candidate in
                    Other(
                        name: candidate.name, detail: candidate.text, reason: localizedSentence(candidate.wouldChange),
                        chip: Self.chip(candidate), link: Self.link(one.person.id, candidate.contact))
                })
        ]
        if !one.person.isForgotten { handLink = ByHandPage.link(one.person.id) }
        forgetLink = ForgettingPage.link(one.person.id)
    }

    mutating func show(_ one: ContactExplanation, _ reading: ExplanationReading) {
        contact = Self.side(one.contact, reading)
        sentences = one.sentences.map(localizedSentence)
        others = [
            Others(
                title: localized("Linked on WhatsApp"),
                emptyWords: localized("Nobody on WhatsApp is linked to this contact."),
                list: one.links.map { link in
                    Self.other(
                        link.person, localizedSentence(link.reason), LinkChip.chip(link.method), one.contact.id, reading
                    )
                }),
            Others(
                title: localized("Others who fit"),
                emptyWords: localized("Nobody else on WhatsApp has one of its numbers."),
                list: one.fitting.map {
                    Self.other($0, localized("Has one of its numbers."), nil, one.contact.id, reading)
                }),
        ]
    }

    private static func other(
        _ id: PersonID, _ reason: String, _ chip: DashboardPage.Chip?, _ contact: ContactID,
        _ reading: ExplanationReading
    ) -> Other {
        let name = reading.persons[id].map { PersonName($0) }
        return Other(
            name: name?.shownName ?? localized("Person \(id)"), detail: name?.displayPhone, reason: reason,
            chip: chip,
            link: link(id, contact))
    }

    private static func side(_ person: Person, _ chip: DashboardPage.Chip) -> Side {
        let name = PersonName(person)
        return Side(
            name: name.shownName,
            phones: [name.displayPhone].compactMap { $0.map { Phone(label: "WhatsApp", text: $0) } }, chip: chip,
            away: nil, alone: link(person: person.id.description),
            history: AuditQuery.link(person: person.id))
    }

    private static func side(_ contact: Contact, _ reading: ExplanationReading) -> Side {
        Side(
            name: contact.displayName, phones: contact.phones.map { Phone(label: $0.property, text: $0.text) },
            chip: nil, away: reading.account?.url(of: contact.id), alone: link(contact: contact.id.value),
            history: AuditQuery.link(contact: contact.id))
    }

    private static func comparison(_ candidate: LinkCandidate, _ person: Person) -> Comparison {
        Comparison(
            chip: chip(candidate), rule: candidate.rule, field: candidate.property, text: candidate.text,
            contactKey: candidate.contactKey, waID: person.phone, personKey: candidate.personKey,
            wouldChange: localizedSentence(candidate.wouldChange))
    }

    /// How a contact compares, in one word.
    private static func chip(_ candidate: LinkCandidate) -> DashboardPage.Chip {
        switch candidate.fit.flatMap({ Fit(rawValue: $0) }) {
        case .exact: DashboardPage.Chip(localized("same number"), .good)
        case .probable: DashboardPage.Chip(localized("probably the same"), .warn)
        case .national: DashboardPage.Chip(localized("same national number"), .warn)
        case .foreign: DashboardPage.Chip(localized("another country"), .warn)
        case nil: DashboardPage.Chip(localized("does not fit"), .quiet)
        }
    }

    /// Of the person, who may be linked to another contact than this one.
    private static func chip(_ pair: LinkExplanation, _ reading: ExplanationReading) -> DashboardPage.Chip {
        var chip = LinkChip.chip(pair.link, isBlocked: pair.block != nil, pair.verdict?.kind)
        if let link = pair.link, link.contact != pair.contact {
            let name = reading.contacts[link.contact]?.displayName ?? localized("contact \(link.contact)")
            chip.word = localized("linked to \(name)")
        }
        return chip
    }
}
