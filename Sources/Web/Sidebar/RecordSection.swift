import Domain
import Sync

/// One list of a contact: what is open first, with the form that adds to it.
struct RecordSection: Sendable {
    struct Item: Sendable {
        var id: String
        var record: String
        var title: String
        /// Its page in HubSpot.
        var link: String?
        /// Amount, owner and the like.
        var detail: String?
        var time: DashboardPage.Moment?
        var timeWords: String?
        var isLate = false
        /// It is over: closed, done.
        var isOver = false
        var isMovable = false
        /// Where it stands, to be changed.
        var place: Editor?
        /// The same, for whoever may not change it.
        var placeWords: String?
        var placeLabel: String
    }

    var kind: String
    var id: String
    var title: String
    /// How many the list has; `nil` = not known.
    var count: String?
    /// Why the list is not known now.
    var problem: String?
    var emptyWords: String?
    var items: [Item] = []
    /// There are more in HubSpot.
    var hasMore = false
    var more: String?
    var adder: RecordAdder?
    /// Why nothing can be added now.
    var adderProblem: String?
    /// What just happened here.
    var said: String?
    /// Or was not done, and why.
    var refusal: String?
    var contact: String
    var reload: String
    var stages: String

    init(_ listing: RecordListing, _ contact: ContactID, _ pipelines: RecordPipelines, _ scene: RecordScene) {
        let kind = listing.kind
        self.kind = kind.rawValue
        id = "sidebar-\(kind.rawValue)"
        title = Self.title(kind)
        self.contact = contact.value
        more = scene.account?.url(of: contact)
        reload = scene.query.link(to: .records) + "&part=\(kind.rawValue)"
        stages = scene.query.link(to: .stages)
        let list = ItemMaker(contact: contact, pipelines: pipelines, scene: scene)
        switch listing {
        case .deals(let part): fill(part) { list.item($0) }
        case .tickets(let part): fill(part) { list.item($0) }
        case .tasks(let part): fill(part) { list.item($0) }
        case .notes(let part): fill(part) { list.item($0) }
        }
        if let failure = pipelines.of(kind)?.failure, problem == nil {
            adderProblem = localizedSentence(failure.sentence)
        }
        if scene.mayWrite, problem == nil, adderProblem == nil {
            adder = RecordAdder(kind, contact, pipelines, scene)
        }
        if !scene.mayWrite { adderProblem = nil }
    }

    private mutating func fill<Record>(_ part: CardPart<RecordList<Record>>, _ item: (Record) -> Item) {
        switch part {
        case .failed(let failure): problem = localizedSentence(failure.sentence)
        case .read(let list):
            let all = list.records.map(item)
            // Which stages of tickets are over, the pipelines know and the list does not.
            items = all.filter { !$0.isOver } + all.filter(\.isOver)
            hasMore = list.hasMore
            count = "\(all.count)" + (list.hasMore ? "+" : "")
            emptyWords = all.isEmpty ? localized("None yet.") : nil
        }
    }

    private static func title(_ kind: RecordListing.Kind) -> String {
        switch kind {
        case .deals: localized("Deals")
        case .tickets: localized("Tickets")
        case .tasks: localized("Tasks")
        case .notes: localized("Notes")
        }
    }
}

extension RecordListing {
    var kind: Kind {
        switch self {
        case .deals: .deals
        case .tickets: .tickets
        case .tasks: .tasks
        case .notes: .notes
        }
    }
}
