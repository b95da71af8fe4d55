public import Domain
import Linking
public import Storage

/// Looks at the persons that something changed about, and links those of whom it is certain who they are.
public struct LinkPass: Sendable {
    private let database: any SQLDatabase
    private let workspace: WorkspaceID
    private let pace: TimelineEntryTable.Pace
    private let changes: Changes
    private let clock: WallClock
    private let ids: IDSource

    public init(
        database: any SQLDatabase, workspace: WorkspaceID, pace: TimelineEntryTable.Pace, changes: Changes,
        clock: WallClock, ids: IDSource
    ) {
        self.database = database
        self.workspace = workspace
        self.pace = pace
        self.changes = changes
        self.clock = clock
        self.ids = ids
    }

    /// Decides about up to `limit` queued persons in one transaction. Returns how many: 0 = nobody waits, or the first
    /// import is not complete: a contact that is not here yet may fit as well as the one that is.
    public func step(limit: Int = 200) async throws -> Int {
        let (workspace, pace, clock, ids) = (workspace, pace, clock, ids)
        let looked = try await database.write { connection in
            guard try HubSpotAccountTable.find(connection, workspace)?.mirror.importFinishedAt != nil else { return 0 }
            let queued = try LinkQueueTable.takePersons(connection, workspace, limit: limit)
            if queued.isEmpty { return 0 }
            let decider = try LinkDecider(
                LinkWriter(connection: connection, workspace: workspace, pace: pace, now: clock.now, ids: ids))
            try decider.decide(queued.map(\.person))
            return queued.count
        }
        if looked > 0 {
            changes.announce(.links)
            changes.announce(.timeline)
        }
        return looked
    }
}

/// One transaction of link decisions.
private struct LinkDecider {
    private let writer: LinkWriter
    private let policy: MatchPolicy

    private var connection: any SQLConnection { writer.connection }
    private var workspace: WorkspaceID { writer.workspace }
    private var now: Timestamp { writer.now }

    init(_ writer: LinkWriter) throws {
        self.writer = writer
        let (connection, workspace) = (writer.connection, writer.workspace)
        let numbers = try BusinessNumberTable.all(connection, workspace)
        policy = MatchPolicy(
            defaultRegion: try WorkspaceTable.find(connection, workspace)?.defaultRegion,
            ownNumbers: Set(numbers.compactMap { PhoneKey(waID: $0.digits) }))
    }

    func decide(_ queued: [PersonID]) throws {
        let persons = try PersonTable.find(connection, workspace, Set(queued))
        for id in queued {
            guard let person = persons[id] else { continue }
            // A link stands until somebody or something ends it: a changed phone on either side is not an end.
            if try LinkTable.active(connection, workspace, person: id) != nil { continue }
            if let block = try LinkBlockTable.find(connection, workspace, id) {
                try save("blocked", block.sentence, for: person)
            } else {
                try decide(person)
            }
        }
    }

    private func decide(_ person: Person) throws {
        let key = person.phone.flatMap { PhoneKey(waID: $0) }
        let contacts = try key.map { try ContactTable.withKey(connection, workspace, $0) } ?? []
        let candidates = contacts.map { contact in
            MatchCandidate(
                contact: contact.id, name: contact.displayName,
                phones: contact.phones.map { CandidatePhone(property: $0.property, text: $0.text) })
        }
        switch decideExactMatch(waID: person.phone, candidates: candidates, policy: policy) {
        case .link(let contact, let reason, let rule):
            _ = try writer.make(person.id, contact, .exact, rule: rule, reason: reason, author: .liaison)
        case .conflict(let fitting):
            let reason = fitting.map(\.reason).joined(separator: "\n")
            try save("conflict", reason, candidates: fitting.map(\.contact), for: person)
        case .none(let reason):
            try save("none", reason, for: person)
        }
    }

    private func save(
        _ verdict: String, _ reason: String, candidates: [ContactID] = [], for person: Person
    ) throws {
        try LinkVerdictTable.save(
            connection, workspace, person.id, verdict: verdict, reason: reason, candidates: candidates, now: now)
    }
}
