import Domain
import Linking
import Storage
import Sync

/// Who is whom, who waits for a person's decision, who is blocked, and what a run would do.
struct LinksPage: Sendable {
    struct Person: Sendable {
        var id: String
        var name: String
        var phone: String?
        /// The chat with them in the inbox, where there is one that whoever looks sees.
        var chatLink: String?
    }

    /// A contact that fits, with what speaks for it.
    struct Candidate: Sendable {
        /// The key that chooses it.
        var key: Int
        var id: String
        var name: String
        var link: String?
        var property: String?
        var text: String?
        /// `nil` = HubSpot has the contact no more.
        var facts: Facts?
        var reason: String
        var wouldChange: String
        var duplicate: String?
        /// What a click does to the contact's phone in HubSpot.
        var change: Change?
        var explanation: String
    }

    /// What the mirror keeps of a contact beside its name and phones.
    struct Facts: Sendable {
        var email: String?
        var owner: String?
        /// In HubSpot, by whomever.
        var changed: DashboardPage.Moment
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
        var explanation: String
        var byHand: String
    }

    struct Block: Sendable {
        var person: Person
        var sentence: String
        var contact: String
        var link: String?
        var time: DashboardPage.Moment
        var explanation: String
        var byHand: String
    }

    /// Somebody without a link.
    struct Unlinked: Sendable {
        var person: Person
        var chip: DashboardPage.Chip
        var reason: String
        /// Where somebody can settle it.
        var queue: View?
        var time: DashboardPage.Moment
        var explanation: String
        var byHand: String
    }

    struct Line: Sendable {
        var name: String
        var phone: String?
        var chip: DashboardPage.Chip
        var contacts: String
        var reason: String
        var explanation: String
    }

    struct Figure: Sendable {
        var number: String
        var words: String
    }

    /// Another way of looking at the tab.
    struct View: Sendable {
        var words: String
        var link: String
    }

    var shell: Shell
    var notice: String?
    var tabs: [TabLink]
    var title: String
    var sentence: String
    var waitingWords: String?
    /// What narrows the tab, and the way out.
    var narrowed: View?
    var views: [View]
    var search: Search?
    /// A queue that is done.
    var doneWords: String?
    var emptyWords: String?
    /// What to do about an empty list.
    var emptyStep: View?
    var hasLinked: Bool
    var linked: [LinkedCard]
    var cards: [Card]
    var isDismissed: Bool
    var hasUnlinked: Bool
    var unlinked: [Unlinked]
    var blocks: [Block]
    var hasFigures: Bool
    var figures: [Figure]
    /// The whole tab as a file.
    var tableLink: String
    var lines: [Line]
    var moreLink: String?
    /// Parts that are read again when something changes; `nil` = none.
    var livePart: String?
    var urls: URLs

    struct Search: Sendable {
        var tab: String
        var label: String
        var text: String
    }

    struct URLs: Sendable {
        var settlement = SiteURL.linksPart(.settlement).path
        var dismissal = SiteURL.linksPart(.dismissal).path
        var reopening = SiteURL.linksPart(.reopening).path
        var unblocking = SiteURL.linksPart(.unblocking).path
        var kind = SiteURL.linksPart(.kind).path
        var unlinking = SiteURL.linksPart(.unlinking).path
        var restoration = SiteURL.linksPart(.restoration).path
        var phoneWrite = SiteURL.linksPart(.phoneWrite).path
        var confirmation = SiteURL.linksPart(.confirmation).path
        var explanation = SiteURL.linksPart(.explanation).path
        var bookImport = SiteURL.linksPart(.bookImport).path
        var links = SiteURL.links.path
        /// Where a form leads back to.
        var here: String
    }

    init(_ reading: LinksReading, notice: String?, assets: AssetStore, sandboxPage: String?) {
        let text = PageText(now: reading.now, timeZone: reading.workspace?.timeZone ?? "UTC")
        let query = reading.query
        shell = Shell(
            title: "Links", assets: assets, workspaceName: reading.workspace?.name ?? "", sandboxPage: sandboxPage)
        self.notice = notice.map(localizedSentence)
        tabs = LinksTab.allCases.map { Self.tab($0, reading) }
        title = query.tab.title
        sentence = query.tab.sentence
        waitingWords = reading.isWaiting ? Self.waiting : nil
        narrowed = Self.narrowed(reading)
        views = Self.views(reading)
        search = Self.search(query)
        hasLinked = !reading.linked.isEmpty
        linked = reading.linked.map { Self.linked($0, reading, text) }
        cards = reading.verdicts.map { Self.card($0, reading, text) }
        isDismissed = query.isDismissed
        hasUnlinked = !reading.unlinked.isEmpty
        unlinked = reading.unlinked.map { Self.unlinked($0, reading, text) }
        blocks = reading.blocks.map { Self.block($0, reading, text) }
        hasFigures = reading.preview != nil
        figures = reading.preview.map(Self.figures) ?? []
        tableLink = Self.link(query.tab) + "&format=csv"
        lines = reading.previewLines.map { Self.line($0, reading) }
        let isEmpty = linked.isEmpty && cards.isEmpty && unlinked.isEmpty && blocks.isEmpty && lines.isEmpty
        let empty = isEmpty ? Self.emptyWords(query) : nil
        let isDone = query.tab.isDoneWhenEmpty && query.isWhole
        doneWords = isDone ? empty : nil
        emptyWords = isDone ? nil : empty
        emptyStep = query.isWhole ? Self.emptyStep(query.tab) : nil
        moreLink = reading.next.map { query.link(after: $0) }
        let open = linked.compactMap(\.write).filter(\.isOpen).map { "#\($0.part)" }
        livePart = open.isEmpty ? nil : open.joined(separator: ",")
        urls = URLs(here: query.link(after: query.after))
    }

    static func link(_ tab: LinksTab) -> String { LinksQuery(tab: tab).link }

    private static var waiting: String {
        localized(
            """
            Contacts are still being read, or read again after a change of settings. Until all are here Liaison links \
            nobody by itself: one that is not here yet may fit as well.
            """)
    }
}
