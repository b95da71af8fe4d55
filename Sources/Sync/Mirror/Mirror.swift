public import Domain
public import HubSpot
public import Storage

/// Keeps our copy of HubSpot's contacts and owners: a first import that goes on where it stopped, then what changed
/// every three minutes, and at once what a webhook names.
public struct Mirror: Sendable {
    let database: any SQLDatabase
    let workspace: WorkspaceID
    private(set) var client: HubSpotClient
    private(set) var rules = ReadingRules(nil)
    let changes: Changes
    let clock: WallClock
    let ids: IDSource

    public init(
        database: any SQLDatabase, workspace: WorkspaceID, client: HubSpotClient, changes: Changes, clock: WallClock,
        ids: IDSource
    ) {
        self.database = database
        self.workspace = workspace
        self.client = client
        self.changes = changes
        self.clock = clock
        self.ids = ids
    }

    /// Does the one thing that is due. Returns when the next is; `nil` = HubSpot is not connected. Throws `SQLError` or
    /// `HubSpotFailure`; then nothing of this step is stored.
    public func step() async throws -> Timestamp? {
        let (workspace, now) = (workspace, clock.now)
        let found = try await database.read { connection in
            (
                account: try HubSpotAccountTable.find(connection, workspace),
                rereadDue: try ContactRereadTable.nextDue(connection, workspace),
                settings: try WorkspaceTable.find(connection, workspace)
            )
        }
        guard let progress = found.account?.mirror else { return nil }
        let calendar = LocalCalendar(timeZone: found.settings?.timeZone ?? "UTC")
        let task = MirrorTask.next(progress, rereadDue: found.rereadDue, calendar: calendar, now: now)
        if case .rest(let until) = task { return until }
        do {
            try await reading(by: ReadingRules(found.settings)).perform(task, progress)
        } catch is ReadingRules.Changed {
            // What was read is not what is wanted by now: the next step reads it anew.
        }
        return now
    }

    private func perform(_ task: MirrorTask, _ progress: MirrorProgress) async throws {
        switch task {
        case .readOwners: try await readOwners()
        case .importPages: try await importPages(progress)
        case .reread: try await reread()
        case .readChanges: try await readChanges(progress)
        case .startComparison: try await startComparison()
        case .comparePage: try await comparePage(progress.comparison)
        case .rest: break
        }
    }

    /// The same, asking HubSpot for the fields that hold phones by these rules.
    func reading(by rules: ReadingRules) -> Mirror {
        var mirror = self
        mirror.rules = rules
        mirror.client = client.reading(phoneProperties: rules.properties)
        return mirror
    }
}
