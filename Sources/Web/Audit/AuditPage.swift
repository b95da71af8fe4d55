import Domain
import Storage
import Sync

/// Who or what did what, when, what was there before, and why.
struct AuditPage: Sendable {
    struct Choice: Sendable {
        var value: String
        var words: String
        var isChosen: Bool
    }

    /// Somebody or something, with where more is known about it.
    struct Thing: Sendable {
        var words: String
        var link: String?
    }

    struct Entry: Sendable {
        var clock: String
        var iso: String
        var author: String
        var verb: String
        var tone: DashboardPage.Tone
        var subject: Thing
        var before: Thing?
        var after: Thing?
        var isChange: Bool
        var reason: String
    }

    /// The entries of one day in the time zone of whoever looks.
    struct Day: Sendable {
        var title: String
        var entries: [Entry]
    }

    /// What narrows the list, as it was typed.
    struct Typed: Sendable {
        var person: String
        var contact: String
        var from: String
        var until: String
    }

    var shell: Shell
    var problems: [String]
    var authors: [Choice]
    var verbs: [Choice]
    var typed: Typed
    var isNarrowed: Bool
    var days: [Day]
    var emptyWords: String?
    var moreLink: String?
    var tableLink: String
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.audit.path
    }

    init(_ reading: AuditReading, assets: AssetStore, sandboxPage: String?) {
        let (query, zone) = (reading.query, reading.workspace?.timeZone ?? "UTC")
        shell = Shell(
            title: "Audit", assets: assets, workspaceName: reading.workspace?.name ?? "", sandboxPage: sandboxPage)
        problems = reading.problems.map(localizedSentence)
        authors = reading.authors.map {
            Choice(value: $0.text, words: $0.name, isChosen: $0.text == query.author)
        }
        verbs = reading.verbs.map {
            Choice(value: $0, words: AuditWords.verb($0).capitalizedFirst, isChosen: $0 == query.verb)
        }
        typed = Typed(person: query.person, contact: query.contact, from: query.from, until: query.until)
        isNarrowed = !query.isWhole
        days = Self.days(reading, zone)
        emptyWords = reading.entries.isEmpty && problems.isEmpty ? Self.emptyWords(reading) : nil
        moreLink = reading.next.map { query.link(after: $0.text) }
        tableLink = query.link(format: "csv")
    }

    private static func emptyWords(_ reading: AuditReading) -> String {
        if reading.next != nil { return localized("Nothing of that among the entries looked at so far.") }
        return reading.query.isWhole
            ? localized("Nothing was done yet. Links, blocks, settings and every write to HubSpot will be listed here.")
            : localized("Nothing of that was done.")
    }

    private static func days(_ reading: AuditReading, _ zone: String) -> [Day] {
        let text = PageText(now: reading.now, timeZone: zone)
        var days: [Day] = []
        var last: String?
        for entry in reading.entries {
            let day = text.isoDay(entry.at)
            if day != last { days.append(Day(title: text.dayTitle(entry.at), entries: [])) }
            last = day
            days[days.count - 1].entries.append(Self.entry(entry, reading, text))
        }
        return days
    }
}
