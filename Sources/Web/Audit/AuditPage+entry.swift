import Domain
import Storage
import Sync

extension AuditPage {
    static func entry(_ entry: AuditEntry, _ reading: AuditReading, _ text: PageText) -> Entry {
        let (before, after) = (entry.before.map { thing($0, reading) }, entry.after.map { thing($0, reading) })
        return Entry(
            clock: text.clock(entry.at), iso: UTCText.moment(entry.at), author: entry.author.name,
            verb: localizedSentence(entry.verb.words), tone: tone(entry.verb), subject: thing(entry.subject, reading),
            before: before,
            after: after, isChange: before != nil || after != nil, reason: localizedSentence(entry.reason))
    }

    /// By the verb's ending: what was refused stands out, what ended is quiet.
    private static func tone(_ verb: String) -> DashboardPage.Tone {
        switch verb.split(separator: "_").last {
        case "refused": .bad
        case "ended", "blocked", "cancelled", "disconnected", "dismissed": .warn
        case "made", "written", "restored", "connected", "opened", "created", "added": .good
        case nil, _?: .quiet
        }
    }

    private static func thing(_ value: String, _ reading: AuditReading) -> Thing {
        switch AuditMention(value) {
        case .person(let id):
            Thing(
                words: reading.persons[id].map { PersonName($0).displayName } ?? localized("Person \(id)"),
                link: AuditQuery.link(person: id))
        case .contact(let id):
            Thing(
                words: reading.contacts[id]?.displayName ?? localized("contact \(id)"),
                link: AuditQuery.link(contact: id))
        case .owner(let id): Thing(words: reading.owners[id]?.displayName ?? localized("owner \(id)"), link: nil)
        case .number(let id): Thing(words: reading.numbers[id]?.verifiedName ?? localized("number \(id)"), link: nil)
        case .text(let text): Thing(words: text.hasPrefix("setting:") ? setting(text) : text, link: nil)
        }
    }

    private static func setting(_ text: String) -> String {
        String(text.dropFirst("setting:".count)).words
    }
}

extension PageText {
    /// `Today`, `Yesterday`, or the date.
    func dayTitle(_ moment: Timestamp) -> String {
        switch date(moment) {
        case date(now): localized("Today")
        case date(now - .seconds(86_400)): localized("Yesterday")
        case let other: other
        }
    }
}
