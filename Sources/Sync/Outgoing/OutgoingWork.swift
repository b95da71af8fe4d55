public import Domain
public import Storage
import Synchronization
import WhatsApp

/// Sends what waits: one message of each chat at a time, many chats at once, within Meta's limits.
///
/// Before a call leaves it is stored that it does, so after a crash anywhere nobody has to guess: what was under way
/// may have left, waits for news, and is never sent again by itself.
public final class OutgoingWork: Sendable {
    public struct Settings: Sendable {
        /// Calls under way at once. One that hangs must not hold up the others.
        public var callsMax: Int
        /// A step ends after so many, so that a busy server's other duties are not forgotten.
        public var departuresMax: Int

        public init(callsMax: Int = 64, departuresMax: Int = 1_000) {
            self.callsMax = callsMax
            self.departuresMax = departuresMax
        }
    }

    let connections: Connections
    let workspace: WorkspaceID
    let pace: TimelineEntryTable.Pace
    let settings: Settings
    let budget = Mutex(SendingBudget())
    private let memory = Mutex(Memory())

    private struct Memory {
        /// The budget knows what earlier processes sent.
        var isRestored = false
        var connectedAt: Timestamp?
        /// Ends of calls that the database would not take.
        var landings: [OutgoingLanding] = []
    }

    public init(
        connections: Connections, workspace: WorkspaceID, pace: TimelineEntryTable.Pace, settings: Settings = Settings()
    ) {
        self.connections = connections
        self.workspace = workspace
        self.pace = pace
        self.settings = settings
    }

    var database: any SQLDatabase { connections.database }
    var clock: WallClock { connections.clock }

    /// Sends what is due until nothing is. Returns when to come again; `nil` = when there is news. Throws `SQLError`.
    public func step() async throws -> Timestamp? {
        try await remember()
        try await landLeftovers()
        try await judgeTheUnheardOf()
        let heldUntil = try await drain()
        let workspace = workspace
        guard let next = try await database.read({ try OutgoingTable.nextDue($0, workspace) }) else { return nil }
        let now = clock.now
        // What the budget holds is due by the table; the budget knows better.
        return next <= now ? heldUntil ?? now : min(next, heldUntil ?? next)
    }

    /// A call has ended and the database did not take it: it is tried again before anything else.
    func keep(_ landing: OutgoingLanding) {
        memory.withLock { $0.landings.append(landing) }
    }
}

extension OutgoingWork {
    /// Brings the budget up to date: what Meta told of the numbers, what left before this process began, and whether an
    /// account was connected anew, so that what waited for it goes on.
    private func remember() async throws {
        let (workspace, now) = (workspace, clock.now)
        let isRestored = memory.withLock { $0.isRestored }
        let (limits, connectedAt, departures) = try await database.read { connection in
            (
                try SendingLimitsTable.all(connection, workspace),
                try OutgoingTable.connectedAt(connection, workspace),
                isRestored
                    ? [] : try OutgoingTable.departures(connection, workspace, since: now - SendingBudget.day)
            )
        }
        let isNews = memory.withLock { $0.connectedAt != connectedAt }
        if isNews { try await database.write { try OutgoingTable.dueNow($0, workspace, now: now) } }
        budget.withLock { budget in
            for (number, limits) in limits { budget.learn(limits, of: number) }
            for (wish, moment) in departures { budget.restore(wish, at: moment) }
            if isNews { budget.forgetPauses() }
        }
        memory.withLock { memory in
            memory.isRestored = true
            memory.connectedAt = connectedAt
        }
    }

    private func landLeftovers() async throws {
        while let landing = memory.withLock({ $0.landings.first }) {
            try await store(landing)
            memory.withLock { memory in _ = memory.landings.removeFirst() }
        }
    }

    /// Nothing is under way when a step begins, so a call that still stands as such was another process's; and what was
    /// not heard of in time is for a person to decide.
    private func judgeTheUnheardOf() async throws {
        let (workspace, clock) = (workspace, clock)
        let isAny = try await database.read { connection in
            try !OutgoingTable.sending(connection, workspace).isEmpty
                || !OutgoingTable.unheardOf(connection, workspace, now: clock.now).isEmpty
        }
        if !isAny { return }
        try await write { writer in
            for message in try OutgoingTable.sending(writer.connection, workspace) {
                try writer.change(message) { $0.abandon() }
            }
            for message in try OutgoingTable.unheardOf(writer.connection, workspace, now: writer.now) {
                try writer.change(message) { _ = $0.giveUp(at: writer.now) }
                try writer.audit("message_unknown", message, .liaison, "WhatsApp told nothing of it in time.")
            }
        }
    }

    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (OutgoingWriter) throws -> Result
    ) async throws -> Result {
        let (workspace, pace, clock, ids) = (workspace, pace, clock, connections.ids)
        let result = try await database.write { connection in
            try body(
                OutgoingWriter(connection: connection, workspace: workspace, pace: pace, now: clock.now, ids: ids))
        }
        connections.changes.announce(.timeline)
        connections.changes.announce(.media)
        return result
    }
}
