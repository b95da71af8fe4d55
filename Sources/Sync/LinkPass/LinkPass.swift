public import Domain
import Linking
public import Storage

/// Looks at the persons that something changed about, and links those of whom it is certain who they are.
///
/// Exact only. Fuzzy matching, manual links, blocks and undo come to the same tables.
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
            var writer = try LinkWriter(
                connection: connection, workspace: workspace, pace: pace, now: clock.now, ids: ids)
            try writer.decide(queued.map(\.person))
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
private struct LinkWriter {
    let connection: any SQLConnection
    let workspace: WorkspaceID
    let pace: TimelineEntryTable.Pace
    let now: Timestamp
    let ids: IDSource
    let policy: MatchPolicy

    init(
        connection: any SQLConnection, workspace: WorkspaceID, pace: TimelineEntryTable.Pace, now: Timestamp,
        ids: IDSource
    ) throws {
        self.connection = connection
        self.workspace = workspace
        self.pace = pace
        self.now = now
        self.ids = ids
        let numbers = try BusinessNumberTable.all(connection, workspace)
        policy = MatchPolicy(
            defaultRegion: try WorkspaceTable.find(connection, workspace)?.defaultRegion,
            ownNumbers: Set(numbers.compactMap { PhoneKey(waID: $0.digits) }))
    }

    mutating func decide(_ queued: [PersonID]) throws {
        let persons = try PersonTable.find(connection, workspace, Set(queued))
        for id in queued {
            guard let person = persons[id] else { continue }
            // A link stands until somebody or something ends it: a changed phone on either side is not an end.
            if try LinkTable.active(connection, workspace, person: id) != nil { continue }
            try decide(person)
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
            try link(person, contact, rule: rule, reason: reason)
        case .conflict(let fitting):
            try LinkVerdictTable.save(
                connection, workspace, person.id, verdict: "conflict",
                reason: fitting.map(\.reason).joined(separator: "\n"), candidates: fitting.map(\.contact), now: now)
        case .none(let reason):
            try LinkVerdictTable.save(
                connection, workspace, person.id, verdict: "none", reason: reason, candidates: [], now: now)
        }
    }

    private func link(_ person: Person, _ contact: ContactID, rule: String, reason: String) throws {
        let link = Link(
            id: ids.next(), person: person.id, contact: contact, method: .exact, rule: rule, reason: reason,
            author: .liaison, madeAt: now)
        try LinkTable.insert(connection, workspace, link)
        try LinkVerdictTable.remove(connection, workspace, person.id)
        try AuditTable.add(
            connection, workspace,
            AuditEntry(
                id: ids.next(), at: now, author: .liaison, verb: "link_made", subject: "person:\(person.id)",
                before: nil, after: "contact:\(contact)", reason: reason))
        try TimelineEntryTable.markAll(connection, workspace, person: person.id, pace: pace, now: now)
    }
}
