import Domain
import Storage
import Sync

/// What the links page shows of the database: one tab, one page of it.
struct LinksReading: Sendable {
    static let pageSize = 50
    /// Lines of the preview on the page; the CSV has all.
    static let previewMax = 200
    /// A page without anything to show is passed over, but not for ever.
    static let emptyPagesMax = 20

    struct Pair: Hashable {
        var person: PersonID
        var contact: ContactID
    }

    var query: LinksQuery
    /// Whom whoever looks sees.
    var sight: Sight
    var now: Timestamp
    var workspace: Workspace?
    var account: HubSpotAccount?
    /// Contacts are not all here, or not with all their numbers: nobody is linked by Liaison.
    var isWaiting: Bool
    var suggestions: (open: Int, dismissed: Int) = (0, 0)
    var conflicts: (open: Int, dismissed: Int) = (0, 0)
    var linked: [LinkedRow] = []
    var verdicts: [LinkVerdict] = []
    var unlinked: [PersonList.Item] = []
    var blocks: [LinkBlock] = []
    var preview: LinkPreview?
    var previewLines: [LinkPreview.Line] = []
    var persons: [PersonID: Person] = [:]
    var contacts: [ContactID: Contact] = [:]
    /// Who the contacts of cards may belong to.
    var owners: [OwnerID: Owner] = [:]
    /// Where the people of this page are found in the inbox, as far as whoever looks sees them there.
    var chats: [PersonID: ChatID] = [:]
    /// What linking would do to a contact's phone; no entry = nothing.
    var changes: [Pair: PhoneChange] = [:]
    /// Where the next page begins; `nil` = this is the last.
    var next: String?

    static func read(_ services: WebServices, _ query: LinksQuery, _ sight: Sight) async throws -> LinksReading {
        let (workspace, now) = (services.workspace, services.clock.now)
        var previewed: (LinkPreview, [LinkPreview.Line])?
        if query.tab == .preview { previewed = try await preview(services.links, sight) }
        let (whole, lines) = previewed.map { ($0, $1) } ?? (nil, [])
        let meant = try await contacts(meantBy: query, services)
        return try await services.database.read { connection in
            let row = try HubSpotAccountTable.find(connection, workspace)
            var reading = LinksReading(
                query: query, sight: sight, now: now, workspace: try WorkspaceTable.find(connection, workspace),
                account: row?.account, isWaiting: row.map { !$0.mirror.isWhole } ?? false,
                suggestions: try SuggestionList.counts(connection, workspace, sight),
                conflicts: try ConflictList.counts(connection, workspace, sight), preview: whole, previewLines: lines)
            try reading.list(connection, workspace, meant)
            try reading.look(connection, workspace)
            return reading
        }
    }

    private static func preview(_ links: Links, _ sight: Sight) async throws -> (LinkPreview, [LinkPreview.Line]) {
        let lines = LineBox()
        let preview = try await links.preview(sight, isOpening: false) { line in
            guard line.outcome == .link || line.outcome == .conflict || line.outcome == .suggestion else { return }
            await lines.add(line)
        }
        return (preview, await lines.lines)
    }

    /// Linked people are found by a phone, or by what a search for their contact finds.
    private static func contacts(meantBy query: LinksQuery, _ services: WebServices) async throws -> [ContactID] {
        guard query.tab == .linked, !query.text.isEmpty, PhoneFilter(text: query.text) == nil else { return [] }
        return try await services.findContacts(query.text).contacts.map(\.id)
    }

    private mutating func list(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ meant: [ContactID]
    ) throws {
        switch query.tab {
        case .linked: try listLinked(connection, workspace, meant)
        case .suggestions: try listVerdicts(SuggestionList.self, connection, workspace)
        case .conflicts: try listVerdicts(ConflictList.self, connection, workspace)
        case .unlinked:
            let filter = PersonList.Filter(phone: PhoneFilter(text: query.text), isUnlinked: true, sight: sight)
            unlinked = try items { try PersonList.page(connection, workspace, filter, $0) }
        case .blocked:
            let filter = BlockList.Filter(sight: sight)
            blocks = try items { try BlockList.page(connection, workspace, filter, $0) }
        case .preview: break
        }
    }

    private mutating func listLinked(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ meant: [ContactID]
    ) throws {
        let phone = PhoneFilter(text: query.text)
        let links: [Link]
        if query.text.isEmpty || phone != nil {
            var filter = LinkList.Filter(phone: phone, person: query.person, state: .active)
            filter.hasChangedNumber = query.isChanged
            filter.sight = sight
            links = try items { try LinkList.page(connection, workspace, filter, $0) }
        } else {
            let found = try meant.flatMap { try LinkTable.active(connection, workspace, contact: $0) }
            let seen = try PersonSight.seen(connection, workspace, among: found.map(\.person), sight)
            links = found.filter { seen.contains($0.person) }
        }
        linked = try LinkedRow.read(connection, workspace, links)
    }

    private mutating func listVerdicts<List: OpenVerdictList>(
        _ list: List.Type, _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws {
        let isDismissed = query.isDismissed
        let filter = VerdictFilter(wasDismissed: isDismissed, sight: sight)
        verdicts = try items(where: { $0.isDismissed == isDismissed }) {
            try List.page(connection, workspace, filter, $0)
        }
    }

    /// The items of the page asked for; pages of which none is to be shown are passed over.
    private mutating func items<Item, Key>(
        where isShown: (Item) -> Bool = { _ in true }, _ page: (PageRequest<Key>) throws -> ListPage<Item, Key>
    ) throws -> [Item] {
        var request = PageRequest(after: query.after.flatMap { Key(text: $0) }, limit: Self.pageSize)
        for _ in 1...Self.emptyPagesMax {
            let found = try page(request)
            let shown = found.items.filter(isShown)
            next = found.next?.text
            guard shown.isEmpty, let after = found.next else { return shown }
            request.after = after
        }
        return []
    }

    private mutating func look(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws {
        let ids = verdicts.map(\.person) + blocks.map(\.person) + previewLines.map(\.person)
        persons = try PersonTable.find(connection, workspace, Set(ids))
        let listed =
            verdicts.map(\.person) + blocks.map(\.person) + linked.map(\.link.person) + unlinked.map(\.person.id)
        chats = try PersonChats.newest(connection, workspace, of: Set(listed), sight)
        let named =
            verdicts.flatMap { $0.candidates.map(\.contact) } + blocks.map(\.contact)
            + previewLines.flatMap(\.contacts)
        contacts = try ContactTable.find(connection, workspace, Array(Set(named)).sorted())
        if !verdicts.isEmpty {
            let all = try OwnerTable.all(connection, workspace)
            owners = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        }
        for verdict in verdicts {
            for candidate in verdict.candidates {
                guard let person = persons[verdict.person], let contact = contacts[candidate.contact] else { continue }
                if case .replace(let change) = try PhonePlan.find(connection, workspace, person, contact) {
                    changes[Pair(person: person.id, contact: contact.id)] = change
                }
            }
        }
    }
}

/// The first lines of a preview.
private actor LineBox {
    private(set) var lines: [LinkPreview.Line] = []

    func add(_ line: LinkPreview.Line) {
        if lines.count < LinksReading.previewMax { lines.append(line) }
    }
}
