import Domain
import Storage
import Sync

extension LinksPage {
    static func card(_ verdict: LinkVerdict, _ reading: LinksReading, _ text: PageText) -> Card {
        let safe = verdict.candidates.count == 1 ? verdict.candidates.first { $0.isSafeForAll } : nil
        return Card(
            person: person(verdict.person, reading),
            reason: verdict.candidates.isEmpty ? localizedSentence(verdict.reason) : nil,
            candidates: verdict.candidates.enumerated().map {
                candidate($1, key: $0 + 1, verdict.person, reading, text)
            }, kind: verdict.isDismissed ? nil : safe?.kind,
            explanation: ExplanationPage.link(person: verdict.person.description),
            byHand: ByHandPage.link(verdict.person))
    }

    private static func candidate(
        _ candidate: LinkCandidate, key: Int, _ person: PersonID, _ reading: LinksReading, _ text: PageText
    ) -> Candidate {
        let duplicates = candidate.duplicates.map { reading.contacts[$0]?.displayName ?? localized("contact \($0)") }
        return Candidate(
            key: key, id: candidate.contact.value, name: candidate.name,
            link: reading.account?.url(of: candidate.contact), property: candidate.property, text: candidate.text,
            facts: reading.contacts[candidate.contact].map { facts($0, reading, text) },
            reason: localizedSentence(candidate.reason), wouldChange: localizedSentence(candidate.wouldChange),
            duplicate: duplicates.isEmpty
                ? nil
                : localized(
                    """
                    Looks like the same person twice in HubSpot, as \(duplicates.joined(separator: ", ")). Merging \
                    them there settles this too.
                    """),
            change: reading.changes[LinksReading.Pair(person: person, contact: candidate.contact)].map { Change($0) },
            explanation: ExplanationPage.link(person, candidate.contact))
    }

    private static func facts(_ contact: Contact, _ reading: LinksReading, _ text: PageText) -> Facts {
        let owner = contact.owner.map { id in
            guard let owner = reading.owners[id] else { return localized("owner \(id)") }
            return owner.isArchived ? localized("\(owner.displayName), deactivated in HubSpot") : owner.displayName
        }
        let email = contact.email.flatMap { $0.isEmpty ? nil : $0 }
        return Facts(email: email, owner: owner, changed: text.moment(contact.modifiedAt))
    }

    static func unlinked(_ item: PersonList.Item, _ reading: LinksReading, _ text: PageText) -> Unlinked {
        let verdict = item.verdict.flatMap { LinkVerdict.Kind(rawValue: $0) }
        let (reason, queue): (String, View?) =
            switch verdict {
            case .conflict:
                (
                    localized("Several contacts have this number."),
                    View(words: localized("Settle"), link: link(.conflicts))
                )
            case .suggestion:
                (
                    localized("Somebody fits without being sure."),
                    View(words: localized("Look"), link: link(.suggestions))
                )
            case .blocked, LinkVerdict.Kind.none?: (localizedSentence(item.verdictReason ?? ""), nil)
            case nil: (localized("Not looked at yet."), nil)
            }
        return Unlinked(
            person: person(item.person, reading.chats),
            chip: LinkChip.chip(LinkState(isLinked: false, verdict: verdict)),
            reason: reason, queue: queue, time: text.moment(item.createdAt),
            explanation: ExplanationPage.link(person: item.person.id.description),
            byHand: ByHandPage.link(item.person.id))
    }

    static func block(_ block: LinkBlock, _ reading: LinksReading, _ text: PageText) -> Block {
        Block(
            person: person(block.person, reading), sentence: ContactMentions.named(block.sentence, reading.contacts),
            contact: reading.contacts[block.contact]?.displayName ?? localized("Contact \(block.contact)"),
            link: reading.account?.url(of: block.contact), time: text.moment(block.blockedAt),
            explanation: ExplanationPage.link(block.person, block.contact), byHand: ByHandPage.link(block.person))
    }

    static func figures(_ preview: LinkPreview) -> [Figure] {
        func figure(_ outcome: LinkPreview.Outcome, _ words: String) -> Figure {
            Figure(number: PageText.count(preview.counts[outcome] ?? 0), words: words)
        }
        return [
            figure(.link, localized("would be linked")), figure(.conflict, localized("conflicts")),
            figure(.suggestion, localized("suggestions")),
            figure(.none, localized("fit nobody")), figure(.blocked, localized("stay blocked")),
            Figure(number: PageText.count(preview.unreadable), words: localized("contacts with an unreadable phone")),
        ]
    }

    static func line(_ line: LinkPreview.Line, _ reading: LinksReading) -> Line {
        let chip: DashboardPage.Chip =
            switch line.outcome {
            case .link: DashboardPage.Chip(localized("would link"), .good)
            case .conflict: LinkChip.chip(.conflict)
            case .suggestion: LinkChip.chip(.suggestion)
            case .blocked: LinkChip.chip(.blocked)
            case .none: LinkChip.chip(.unlinked)
            }
        let names = line.contacts.map { reading.contacts[$0]?.displayName ?? localized("Contact \($0)") }
        let person = person(line.person, reading)
        return Line(
            name: person.name, phone: person.phone, chip: chip,
            contacts: names.joined(separator: ", "), reason: localizedSentence(line.reason),
            explanation: line.contacts.count == 1
                ? ExplanationPage.link(line.person, line.contacts[0])
                : ExplanationPage.link(person: line.person.description))
    }

    static func person(_ id: PersonID, _ reading: LinksReading) -> Person {
        reading.persons[id].map { person($0, reading.chats) }
            ?? Person(id: id.description, name: localized("Person \(id)"), phone: nil)
    }

    static func person(_ person: Domain.Person, _ chats: [PersonID: ChatID] = [:]) -> Person {
        let name = PersonName(person)
        // Whoever has no name is called by the number, which need not stand there twice.
        let phone = name.displayPhone == name.shownName ? nil : name.displayPhone
        return Person(
            id: person.id.description, name: name.shownName, phone: phone,
            chatLink: chats[person.id].map { SiteURL.inboxChat(id: "\($0)").path })
    }
}

extension LinksPage.Change {
    init(_ change: PhoneChange) {
        self.init(property: change.property, before: change.before.isEmpty ? nil : change.before, after: change.after)
    }
}
