public import Domain
import Foundation
import HubSpot
public import Storage
import WhatsApp

/// Bodies become persons, chats, messages and statuses: many bodies per transaction, each body whole or not at all.
public struct IncomingWork: Sendable {
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

    /// Works through up to `limit` waiting bodies. Returns how many it took: 0 = nothing waits.
    public func step(limit: Int = 200) async throws -> Int {
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
        changes.announce(.timeline)
        changes.announce(.links)
        changes.announce(.media)
        if readings.contains(where: { !$0.contactChanges.isEmpty }) { changes.announce(.contacts) }
        if readings.contains(where: \.namesOutgoing) { changes.announce(.outgoing) }
        return bodies.count
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
        let (workspace, pace, clock, ids) = (workspace, pace, clock, ids)
        try await database.write { connection in
            var writer = try IncomingWriter(
                connection: connection, workspace: workspace, pace: pace, now: clock.now, ids: ids)
            var done: [IntakeID] = []
            for reading in readings {
                if let problem = try writer.apply(reading) ?? reading.problem {
                    try IntakeTable.finish(connection, workspace, [reading.id], state: "unreadable", problem: problem)
                } else {
                    done.append(reading.id)
                }
            }
            try IntakeTable.finish(connection, workspace, done, state: "done")
            try readings.noteArrivals(connection, workspace)
        }
    }
}

/// One body, read. Pure: what it says, or why it cannot be read.
struct IncomingReading: Sendable {
    let id: IntakeID
    let receivedAt: Timestamp
    let news: [WhatsAppNews]
    let contactChanges: [ContactChange]
    let problem: String?

    init(_ body: IntakeTable.WaitingBody) {
        id = body.id
        receivedAt = body.receivedAt
        switch WebhookVendor(rawValue: body.source) {
        case .whatsapp:
            let reading = WhatsAppWebhook.read(body.body)
            news = reading.news
            contactChanges = []
            problem = reading.problem
        case .hubspot:
            let reading = HubSpotWebhook.read(body.body)
            news = []
            contactChanges = reading.changes
            problem = reading.problem
        case nil:
            news = []
            contactChanges = []
            problem = "The body came from “\(body.source)”, which this version does not know."
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
