import Domain
import Storage
import Sync

/// What the links page shows of the database: one tab, one page of it.
struct LinksReading: Sendable {
    static let pageSize = 50
    /// Lines of the preview on the page; the CSV has all.
    static let previewMax = 200

    struct Pair: Hashable {
        var person: PersonID
        var contact: ContactID
    }

    var tab: LinksTab
    var now: Timestamp
    var workspace: Workspace?
    var account: HubSpotAccount?
    var verdicts: [LinkVerdict] = []
    var blocks: [LinkBlock] = []
    var preview: LinkPreview?
    var previewLines: [LinkPreview.Line] = []
    var persons: [PersonID: Person] = [:]
    var contacts: [ContactID: Contact] = [:]
    /// What linking would do to a contact's phone; no entry = nothing.
    var changes: [Pair: PhoneChange] = [:]
    /// Where the next page begins; `nil` = this is the last.
    var next: PersonID?

    static func read(_ services: WebServices, _ tab: LinksTab, after: PersonID?) async throws -> LinksReading {
        let (workspace, now) = (services.workspace, services.clock.now)
        var previewed: (LinkPreview, [LinkPreview.Line])?
        if tab == .preview { previewed = try await preview(services.links) }
        let (whole, lines) = previewed.map { ($0, $1) } ?? (nil, [])
        return try await services.database.read { connection in
            var reading = LinksReading(
                tab: tab, now: now, workspace: try WorkspaceTable.find(connection, workspace),
                account: try HubSpotAccountTable.find(connection, workspace)?.account, preview: whole,
                previewLines: lines)
            try reading.list(connection, workspace, PageRequest(after: after, limit: pageSize))
            try reading.look(connection, workspace)
            return reading
        }
    }

    private static func preview(_ links: Links) async throws -> (LinkPreview, [LinkPreview.Line]) {
        let lines = LineBox()
        let preview = try await links.preview(isOpening: false) { line in
            guard line.outcome == .link || line.outcome == .conflict || line.outcome == .suggestion else { return }
            await lines.add(line)
        }
        return (preview, await lines.lines)
    }

    private mutating func list(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ request: PageRequest<PersonID>
    ) throws {
        switch tab {
        case .suggestions:
            let page = try SuggestionList.page(connection, workspace, VerdictFilter(), request)
            (verdicts, next) = (page.items.filter { !$0.isDismissed }, page.next)
        case .conflicts:
            let page = try ConflictList.page(connection, workspace, VerdictFilter(), request)
            (verdicts, next) = (page.items.filter { !$0.isDismissed }, page.next)
        case .blocked:
            let page = try BlockList.page(connection, workspace, BlockList.Filter(), request)
            (blocks, next) = (page.items, page.next)
        case .preview: break
        }
    }

    private mutating func look(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws {
        let ids = verdicts.map(\.person) + blocks.map(\.person) + previewLines.map(\.person)
        persons = try PersonTable.find(connection, workspace, Set(ids))
        let named =
            verdicts.flatMap { $0.candidates.map(\.contact) } + blocks.map(\.contact)
            + previewLines.flatMap(\.contacts)
        contacts = try ContactTable.find(connection, workspace, Array(Set(named)).sorted())
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
