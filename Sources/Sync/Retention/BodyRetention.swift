import Domain
import Storage
import Synchronization

/// Lets stored webhook bodies go when their time is over: what they said was taken in long ago. Until then they can be
/// read again. What could not be read, or is not read yet, stays whatever its age: it stands nowhere else. With the
/// bodies go notes of gaps that nobody looks for any more.
final class BodyRetention: Sendable {
    /// How long bodies are kept.
    struct Terms: Sendable, Equatable {
        /// Vendors repeat a body for up to seven days; that long its digest must be known.
        static let least = Duration.seconds(8 * 86_400)

        let taken: Duration

        init(taken: Duration) {
            self.taken = max(taken, Self.least)
        }

        func isOver(_ body: IntakeTable.Aged, now: Timestamp) -> Bool {
            body.isDone && body.receivedAt + taken <= now
        }
    }

    private static let page = 500
    private static let every = Duration.seconds(3600)
    private static let gapsKeptFor = Duration.seconds(90 * 86_400)

    private let database: any SQLDatabase
    private let workspace: WorkspaceID
    private let terms: Terms
    private let clock: WallClock
    /// How far this walk came.
    private let place = Mutex<IntakeID?>(nil)

    init(database: any SQLDatabase, workspace: WorkspaceID, terms: Terms, clock: WallClock) {
        self.database = database
        self.workspace = workspace
        self.terms = terms
        self.clock = clock
    }

    /// One page of the walk from the oldest to the first that is young enough. Returns when to come again.
    func step() async throws -> Timestamp {
        let (workspace, terms, now, after) = (workspace, terms, clock.now, place.withLock { $0 })
        let next = try await database.write { connection -> IntakeID? in
            let page = try IntakeTable.oldest(connection, workspace, after: after, limit: Self.page)
            try IntakeTable.remove(connection, workspace, page.filter { terms.isOver($0, now: now) }.map(\.id))
            try MessageGapTable.forget(connection, workspace, toldBefore: now - Self.gapsKeptFor)
            let hasMore = page.count == Self.page && page.allSatisfy { $0.receivedAt + terms.taken <= now }
            return hasMore ? page.last?.id : nil
        }
        place.withLock { $0 = next }
        return next == nil ? now + Self.every : now
    }
}
