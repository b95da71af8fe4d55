public import Domain
import Foundation
import HubSpot
public import Storage
import WhatsApp

/// Bodies become persons, chats, messages and statuses: many bodies per transaction, each body whole or not at all.
public struct IncomingWork: Sendable {
    let database: any SQLDatabase
    let workspace: WorkspaceID
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

    /// Works through up to `limit` waiting bodies of today, or through one of a history when there is none. Returns how
    /// many it took: 0 = nothing waits.
    public func step(limit: Int = 200) async throws -> Int {
        let count = try await stepLive(limit: limit)
        return count > 0 ? count : try await stepHistory()
    }

    func stepLive(limit: Int) async throws -> Int {
        let workspace = workspace
        let bodies = try await database.read { try IntakeTable.waiting($0, workspace, limit: limit) }
        if bodies.isEmpty { return 0 }
        let readings = bodies.map(IncomingReading.init)
        do {
            try await apply(readings)
        } catch let error as SQLError where error.isAboutOneBody && readings.count > 1 {
            // One body the database will not take must not hold up the others: each gets its own transaction.
            for reading in readings {
                try await applyAlone(reading)
            }
        } catch let error as SQLError where error.isAboutOneBody {
            try await setAside(readings[0], because: error.sentence)
        }
        announce(readings)
        return bodies.count
    }

    func announce(_ readings: [IncomingReading]) {
        changes.announce(.timeline)
        changes.announce(.links)
        changes.announce(.media)
        if readings.contains(where: { !$0.contactChanges.isEmpty }) { changes.announce(.contacts) }
        if readings.contains(where: \.namesOutgoing) { changes.announce(.outgoing) }
    }

    private func applyAlone(_ reading: IncomingReading) async throws {
        do {
            try await apply([reading])
        } catch let error as SQLError where error.isAboutOneBody {
            try await setAside(reading, because: error.sentence)
        }
    }

    private func setAside(_ reading: IncomingReading, because sentence: String) async throws {
        let workspace = workspace
        try await database.write {
            try IntakeTable.finish($0, workspace, [reading.id], state: "failed", problem: sentence)
        }
    }

    private func apply(_ readings: [IncomingReading]) async throws {
        let workspace = workspace
        try await write { writer in
            let done = try readings.filter { try writer.finish($0, try writer.apply($0)) }
            try writer.markDone(done)
            try readings.noteArrivals(writer.connection, workspace)
        }
    }

    /// One transaction.
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (inout IncomingWriter) throws -> Result
    ) async throws -> Result {
        let (workspace, pace, clock, ids) = (workspace, pace, clock, ids)
        return try await database.write { connection in
            var writer = try IncomingWriter(
                connection: connection, workspace: workspace, pace: pace, now: clock.now, ids: ids)
            return try body(&writer)
        }
    }
}

extension SQLError {
    /// The database works; what it was asked to store is the problem.
    var isAboutOneBody: Bool {
        switch self {
        case .constraint, .statement, .row: true
        case .unavailable, .busy, .schemaIsNewer, .address: false
        }
    }
}
