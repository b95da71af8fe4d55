public import Domain
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

    /// Decides about up to `limit` queued persons in one transaction. Returns how many: 0 = nobody waits, or not
    /// every contact is here with all its numbers.
    public func step(limit: Int = 200) async throws -> Int {
        let (workspace, pace, clock, ids) = (workspace, pace, clock, ids)
        let looked = try await database.write { connection in
            guard try HubSpotAccountTable.find(connection, workspace)?.mirror.isWhole == true else { return 0 }
            let queued = try LinkQueueTable.takePersons(connection, workspace, limit: limit)
            if queued.isEmpty { return 0 }
            let writer = LinkWriter(connection: connection, workspace: workspace, pace: pace, now: clock.now, ids: ids)
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
