public import Domain
public import HubSpot
public import Storage

/// Makes HubSpot's timelines show what they should: due entries are rendered, compared with the ledger, and the
/// difference is written in batches. Nothing else in Liaison writes communications.
public struct Reconcile: Sendable {
    /// When and how much.
    public struct Settings: Sendable {
        /// Entries taken up at once. HubSpot takes 100 records in a call; some are new, some are rewritten.
        public var batch = 2 * HubSpotClient.batchLimit
        /// Fewer are taken up where they need more writes than this: one entry may hold many communications.
        public var writes = 10 * HubSpotClient.batchLimit
        /// Entries marked at once while a change that concerns all of them is carried through.
        public var slice = 1000
        /// How old may be what is known of contacts' companies, deals and tickets.
        public var ties = ContactTiesTable.Terms()
        /// A create without an answer may still be under way: HubSpot itself gives up after 100 seconds. Only then is
        /// it looked for.
        public var lookAfter = Duration.seconds(120)
        /// What a link to the file of a message begins with; the message's id follows. `nil` = files are not linked.
        public var mediaLinks: String?

        public init() {}
    }

    let database: any SQLDatabase
    let workspace: WorkspaceID
    let client: HubSpotClient
    let pace: TimelineEntryTable.Pace
    let settings: Settings
    let changes: Changes
    let clock: WallClock

    public init(
        database: any SQLDatabase, workspace: WorkspaceID, client: HubSpotClient, pace: TimelineEntryTable.Pace,
        settings: Settings = Settings(), changes: Changes, clock: WallClock
    ) {
        self.database = database
        self.workspace = workspace
        self.client = client
        self.pace = pace
        self.settings = settings
        self.changes = changes
        self.clock = clock
    }

    /// What one step did.
    public struct Progress: Sendable, Equatable {
        /// Entries that were taken up, or 1 where only more of them were marked; 0 = nothing was to do.
        public var count: Int
        /// As much as one batch holds was due: more may be.
        public var isFull: Bool
    }

    /// The same as `round`. Returns only the count.
    public func step() async throws -> Int { try await round().count }

    /// Takes up due entries, as many as one batch holds; when they run out, marks the next of a change that concerns
    /// all. Throws `SQLError`, or the `HubSpotFailure` that stopped the batch: what was written before it is recorded.
    public func round() async throws -> Progress {
        try await lookForUnsure()
        let kinds = try await followReach()
        try await readTiesOfDue(kinds)
        let (works, isFull) = try await due()
        let isMarking = isFull ? false : try await markSlice()
        if works.isEmpty {
            let isReading = isMarking ? true : try await sweepTies(kinds)
            return Progress(count: isReading ? 1 : 0, isFull: false)
        }
        var batch = ReconcileBatch(reconcile: self, works: works)
        await batch.write()
        try await store(batch)
        changes.announce(.timeline)
        changes.announce(.attachments)
        if let failure = batch.stoppedBy, try await !isBearable(failure) { throw failure }
        return Progress(count: works.count, isFull: isFull)
    }

    /// The next round goes on without what HubSpot keeps from us.
    private func isBearable(_ failure: any Error) async throws -> Bool {
        guard let failure = failure as? HubSpotFailure, case .missingScopes(let scopes) = failure else { return false }
        let refused = TimelineAssociation.needing(scopes)
        if refused.isEmpty { return false }
        try await noteRefusal(refused, failure)
        return true
    }

    /// When there is something to do next, if anything waits.
    public func nextDue() async throws -> Timestamp? {
        let (workspace, lookAfter) = (workspace, settings.lookAfter)
        return try await database.read { connection in
            let entry = try TimelineEntryTable.nextDue(connection, workspace)
            let look = try CommunicationTable.oldestUnsure(connection, workspace).map { $0 + lookAfter }
            let walk = try TimelineWalkTable.isUnderWay(connection, workspace) ? Timestamp.beginning : nil
            let isReaching = try !TimelineReach(connection, workspace).wanted.isEmpty
            let sweep = isReaching ? try ContactTiesTable.nextSweep(connection, workspace) : nil
            return [entry, look, walk, sweep].compactMap(\.self).min()
        }
    }

    /// False = nothing is left to be marked.
    private func markSlice() async throws -> Bool {
        let (workspace, now, slice) = (workspace, clock.now, settings.slice)
        guard try await database.read({ try TimelineWalkTable.isUnderWay($0, workspace) }) else { return false }
        let pace = TimelineEntryTable.Pace(gather: .zero, between: pace.between)
        try await database.write {
            try TimelineWalkTable.markSlice($0, workspace, limit: slice, pace: pace, now: now)
        }
        return true
    }

    private func due() async throws -> (works: [EntryWork], isFull: Bool) {
        let (workspace, now, limit, writesMax) = (workspace, clock.now, settings.batch, settings.writes)
        let mediaLinks = settings.mediaLinks
        return try await database.read { connection in
            let entries = try TimelineEntryTable.due(connection, workspace, now: now, limit: limit)
            if entries.isEmpty { return ([], false) }
            let days = try ConversationDays(connection, workspace, mediaLinks: mediaLinks)
            let frozen = try TimelineReach(connection, workspace, now: now).frozen
            var (works, writes): ([EntryWork], Int) = ([], 0)
            for entry in entries where writes < writesMax {
                let day = try days.load(chat: entry.chat, day: LocalDay(number: entry.group))
                let ledger = try CommunicationTable.ofEntry(
                    connection, workspace, chat: entry.chat, group: entry.group)
                let plan = planEntry(renderTimeline(day), ledger: ledger, frozen: frozen, now: now)
                writes += plan.creates.count + plan.updates.count + plan.archives.count
                works.append(EntryWork(entry: entry, owner: entryOwner(of: day), plan: plan))
            }
            return (works, entries.count >= limit || works.count < entries.count)
        }
    }
}

/// An entry taken up, and what has to be written for it.
struct EntryWork: Sendable {
    var entry: TimelineEntryTable.Due
    var owner: OwnerDecision?
    var plan: EntryPlan
}
