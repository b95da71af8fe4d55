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

    /// Takes up due entries, as many as one batch holds. Returns how many; 0 = none is due. Throws `SQLError`, or the
    /// `HubSpotFailure` that stopped the batch: what was written before it is recorded.
    public func step() async throws -> Int {
        try await lookForUnsure()
        let works = try await due()
        if works.isEmpty { return 0 }
        var batch = ReconcileBatch(reconcile: self, works: works)
        await batch.write()
        try await store(batch)
        changes.announce(.timeline)
        changes.announce(.attachments)
        if let failure = batch.stoppedBy { throw failure }
        return works.count
    }

    /// When there is something to do next, if anything waits.
    public func nextDue() async throws -> Timestamp? {
        let (workspace, lookAfter) = (workspace, settings.lookAfter)
        return try await database.read { connection in
            let entry = try TimelineEntryTable.nextDue(connection, workspace)
            let look = try CommunicationTable.oldestUnsure(connection, workspace).map { $0 + lookAfter }
            return [entry, look].compactMap(\.self).min()
        }
    }

    private func due() async throws -> [EntryWork] {
        let (workspace, now, limit) = (workspace, clock.now, settings.batch)
        let mediaLinks = settings.mediaLinks
        return try await database.read { connection in
            let entries = try TimelineEntryTable.due(connection, workspace, now: now, limit: limit)
            if entries.isEmpty { return [] }
            let days = try ConversationDays(connection, workspace, mediaLinks: mediaLinks)
            return try entries.map { entry in
                let day = try days.load(chat: entry.chat, day: LocalDay(number: entry.group))
                let ledger = try CommunicationTable.ofEntry(
                    connection, workspace, chat: entry.chat, group: entry.group)
                return EntryWork(
                    entry: entry, owner: entryOwner(of: day),
                    plan: planEntry(renderTimeline(day), ledger: ledger, now: now))
            }
        }
    }
}

/// An entry taken up, and what has to be written for it.
struct EntryWork: Sendable {
    var entry: TimelineEntryTable.Due
    var owner: OwnerDecision?
    var plan: EntryPlan
}
