import Domain
import Linking
import Storage
import Sync

/// Who waits for a person's decision, who is blocked, and what a run would do.
struct LinksPage: Sendable {
    struct Person: Sendable {
        var id: String
        var name: String
        var phone: String?
    }

    /// A contact that fits, with what speaks for it.
    struct Candidate: Sendable {
        var key: Int
        var id: String
        var name: String
        var link: String?
        var property: String?
        var text: String?
        var reason: String
        var wouldChange: String
        var duplicate: String?
        /// What a click does to the contact's phone in HubSpot.
        var change: Change?
    }

    struct Change: Sendable {
        var property: String
        var before: String?
        var after: String
    }

    struct Card: Sendable {
        var person: Person
        var reason: String?
        var candidates: [Candidate]
        /// The kind of evidence, where all of its kind may be settled together.
        var kind: String?
    }

    struct Block: Sendable {
        var person: Person
        var sentence: String
        var contact: String
        var link: String?
        var time: DashboardPage.Moment
    }

    struct Line: Sendable {
        var name: String
        var phone: String?
        var chip: DashboardPage.Chip
        var contacts: String
        var reason: String
    }

    struct Figure: Sendable {
        var number: String
        var words: String
    }

    var shell: Shell
    var notice: String?
    var tabs: [TabLink]
    var title: String
    var sentence: String
    var emptyWords: String?
    var cards: [Card]
    var blocks: [Block]
    var figures: [Figure]
    var lines: [Line]
    var moreLink: String?
    var urls = URLs()

    struct URLs: Sendable {
        var settlement = SiteURL.linksSettlement.path
        var dismissal = SiteURL.linksDismissal.path
        var unblocking = SiteURL.linksUnblocking.path
        var kind = SiteURL.linksKind.path
        var tab = ""
        var page = SiteURL.links.path
    }

    init(_ reading: LinksReading, notice: String?, assets: AssetStore, sandboxPage: String?) {
        let text = PageText(now: reading.now, timeZone: reading.workspace?.timeZone ?? "UTC")
        shell = Shell(
            title: "Links", assets: assets, workspaceName: reading.workspace?.name ?? "", sandboxPage: sandboxPage)
        self.notice = notice
        tabs = LinksTab.allCases.map {
            TabLink(name: $0.title, link: Self.link($0), isCurrent: $0 == reading.tab)
        }
        title = reading.tab.title
        sentence = reading.tab.sentence
        cards = reading.verdicts.map { Self.card($0, reading) }
        blocks = reading.blocks.map { Self.block($0, reading, text) }
        figures = reading.preview.map(Self.figures) ?? []
        lines = reading.previewLines.map { Self.line($0, reading) }
        let isEmpty = cards.isEmpty && blocks.isEmpty && lines.isEmpty
        emptyWords = isEmpty ? reading.tab.emptyWords : nil
        moreLink = reading.next.map { Self.link(reading.tab) + "&after=\($0)" }
        urls.tab = reading.tab.rawValue
        urls.page = Self.link(reading.tab)
    }

    static func link(_ tab: LinksTab) -> String { SiteURL.links.path + "?tab=\(tab.rawValue)" }
}
