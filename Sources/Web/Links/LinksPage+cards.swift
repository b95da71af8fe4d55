import Domain
import Storage
import Sync

extension LinksPage {
    static func card(_ verdict: LinkVerdict, _ reading: LinksReading) -> Card {
        let safe = verdict.candidates.count == 1 ? verdict.candidates.first { $0.isSafeForAll } : nil
        return Card(
            person: person(verdict.person, reading), reason: verdict.candidates.isEmpty ? verdict.reason : nil,
            candidates: verdict.candidates.enumerated().map {
                candidate($1, key: $0 + 1, verdict.person, reading)
            }, kind: safe?.kind)
    }

    private static func candidate(
        _ candidate: LinkCandidate, key: Int, _ person: PersonID, _ reading: LinksReading
    ) -> Candidate {
        let duplicates = candidate.duplicates.map { reading.contacts[$0]?.displayName ?? "contact \($0)" }
        return Candidate(
            key: key, id: candidate.contact.value, name: candidate.name,
            link: reading.account?.url(of: candidate.contact), property: candidate.property, text: candidate.text,
            reason: candidate.reason, wouldChange: candidate.wouldChange,
            duplicate: duplicates.isEmpty
                ? nil
                : "Looks like the same person twice in HubSpot, as \(duplicates.joined(separator: ", ")). Merging them "
                    + "there settles this too.",
            change: reading.changes[LinksReading.Pair(person: person, contact: candidate.contact)].map {
                Change(property: $0.property, before: $0.before.isEmpty ? nil : $0.before, after: $0.after)
            })
    }

    static func block(_ block: LinkBlock, _ reading: LinksReading, _ text: PageText) -> Block {
        Block(
            person: person(block.person, reading), sentence: block.sentence,
            contact: reading.contacts[block.contact]?.displayName ?? "Contact \(block.contact)",
            link: reading.account?.url(of: block.contact), time: text.moment(block.blockedAt))
    }

    static func figures(_ preview: LinkPreview) -> [Figure] {
        func figure(_ outcome: LinkPreview.Outcome, _ words: String) -> Figure {
            Figure(number: PageText.count(preview.counts[outcome] ?? 0), words: words)
        }
        return [
            figure(.link, "would be linked"), figure(.conflict, "conflicts"), figure(.suggestion, "suggestions"),
            figure(.none, "fit nobody"), figure(.blocked, "blocked"),
            Figure(number: PageText.count(preview.unreadable), words: "contacts with an unreadable phone"),
        ]
    }

    static func line(_ line: LinkPreview.Line, _ reading: LinksReading) -> Line {
        let chip: DashboardPage.Chip =
            switch line.outcome {
            case .link: DashboardPage.Chip("would link", .good)
            case .conflict: DashboardPage.Chip("conflict", .bad)
            case .suggestion: DashboardPage.Chip("suggested", .warn)
            case .blocked, .none: DashboardPage.Chip("unlinked", .quiet)
            }
        let names = line.contacts.map { reading.contacts[$0]?.displayName ?? "Contact \($0)" }
        let person = person(line.person, reading)
        return Line(
            name: person.name, phone: person.phone, chip: chip,
            contacts: names.joined(separator: ", "), reason: line.reason)
    }

    private static func person(_ id: PersonID, _ reading: LinksReading) -> Person {
        let known = reading.persons[id]
        let name = PersonName(
            id: id, bookName: known?.bookName, profileName: known?.profileName, phone: known?.phone,
            username: known?.username)
        return Person(id: id.description, name: name.displayName, phone: name.displayPhone)
    }
}
