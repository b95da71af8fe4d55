import Domain
import Storage
import Sync

extension AuditPage {
    static func entry(_ entry: AuditEntry, _ reading: AuditReading, _ text: PageText) -> Entry {
        let before = entry.before.map { value($0, of: entry, reading, text) }
        let after = entry.after.map { value($0, of: entry, reading, text) }
        return Entry(
            clock: text.clock(entry.at), iso: UTCText.moment(entry.at), author: entry.author.name,
            verb: AuditWords.verb(entry.verb), tone: tone(entry.verb),
            subject: thing(entry.subject, of: entry, reading),
            before: before, after: after, isChange: before != nil || after != nil,
            reason: ContactMentions.named(entry.reason, reading.contacts))
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

    private static func thing(_ value: String, of entry: AuditEntry, _ reading: AuditReading) -> Thing {
        switch AuditMention(value) {
        case .person(let id):
            Thing(
                words: reading.persons[id]?.shownName ?? localized("Person \(id)"),
                link: AuditQuery.link(person: id))
        case .contact(let id):
            Thing(
                words: reading.contacts[id]?.displayName ?? localized("contact \(id)"),
                link: AuditQuery.link(contact: id))
        case .owner(let id): Thing(words: reading.owners[id]?.displayName ?? localized("owner \(id)"), link: nil)
        case .number(let id): Thing(words: reading.numbers[id]?.verifiedName ?? localized("number \(id)"), link: nil)
        case .member(let id):
            Thing(
                words: reading.members[id]?.name ?? localized("a member who is gone"),
                link: SiteURL.people(.team).path)
        case .chat(let id): Thing(words: localized("a chat"), link: SiteURL.inboxChat(id: id.description).path)
        case .outgoing(let id, let kind):
            Thing(
                words: localized("a message") + (kind.isEmpty ? "" : " (\(localizedSentence(kind.words)))"),
                link: reading.chats[id].map { SiteURL.inboxChat(id: $0.description).path })
        case .record(let noun, let id, let title):
            Thing(
                words: title.isEmpty ? words(noun, id) : words(noun, called: HTMLText.plain(title)),
                link: link(noun, id, of: entry, reading))
        case .account(let noun, let id): Thing(words: words(noun, id), link: nil)
        case .text(let text):
            Thing(words: text.hasPrefix("setting:") ? localizedSentence(setting(text)) : text, link: nil)
        }
    }

    /// What stood there before or stands there now: an id, a word of ours, or what somebody wrote.
    private static func value(
        _ value: String, of entry: AuditEntry, _ reading: AuditReading, _ text: PageText
    ) -> Thing {
        if let words = reading.values(text).text(value, of: entry) { return Thing(words: words, link: nil) }
        let thing = thing(value, of: entry, reading)
        return isOurs(entry) ? Thing(words: AuditWords.localized(thing.words), link: thing.link) : thing
    }

    /// Names may be spelled like one of our words.
    private static func isOurs(_ entry: AuditEntry) -> Bool {
        entry.verb != "member_renamed" && entry.subject != "setting:name"
    }

    private static func words(_ noun: AuditMention.RecordNoun, _ id: String) -> String {
        switch noun {
        case .contact: localized("contact \(id)")
        case .deal: localized("deal \(id)")
        case .ticket: localized("ticket \(id)")
        case .task: localized("task \(id)")
        case .note: localized("note \(id)")
        }
    }

    private static func words(_ noun: AuditMention.RecordNoun, called title: String) -> String {
        switch noun {
        case .contact: localized("contact “\(title)”")
        case .deal: localized("deal “\(title)”")
        case .ticket: localized("ticket “\(title)”")
        case .task: localized("task “\(title)”")
        case .note: localized("note “\(title)”")
        }
    }

    /// HubSpot shows tasks and notes on a contact only, which an entry names as what it is about, or in its reason.
    private static func link(
        _ noun: AuditMention.RecordNoun, _ id: String, of entry: AuditEntry, _ reading: AuditReading
    ) -> String? {
        switch noun {
        case .contact: reading.account?.url(of: ContactID(id))
        case .deal: reading.account?.url(of: DealID(id))
        case .ticket: reading.account?.url(of: TicketID(id))
        case .task, .note:
            (AuditMention(entry.subject).contact ?? ContactMentions.ids(in: entry.reason).first)
                .flatMap { reading.account?.url(ofActivity: id, of: $0) }
        }
    }

    private static func words(_ noun: AuditMention.AccountNoun, _ id: String) -> String {
        switch noun {
        case .hubspot: localized("HubSpot account \(id)")
        case .whatsapp: localized("WhatsApp account \(id)")
        case .portfolio: localized("the address book")
        case .workspace: localized("the workspace")
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
