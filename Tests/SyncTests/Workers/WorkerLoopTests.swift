import Domain
import HubSpot
import Logging
import Storage
import Synchronization
import TestEngines
import Testing

@testable import Sync

@Suite(.timeLimit(.minutes(10))) struct WorkerLoopTests {
    @Test func `news wakes a worker, and what fails is told until it is well`() async throws {
        try await withLoop { office, loop in
            let attempts = Attempts()
            let worker = Worker(name: "incoming", topics: [.intake]) { try await attempts.make() }
            try await running(loop, worker) {
                await attempts.reach(1)
                office.changes.announce(.intake)
                await attempts.reach(2)
                attempts.fail(with: SQLError.busy)
                office.changes.announce(.intake)
                await attempts.reach(3)
                while loop.troubles.all.isEmpty { await Task.yield() }
                #expect(loop.troubles.all.map(\.word) == ["database"])
                #expect(loop.troubles.all.map(\.sentence) == [SQLError.busy.sentence])
                attempts.fail(with: nil)
                office.changes.announce(.connected)
                while !loop.troubles.all.isEmpty { await Task.yield() }
            }
        }
    }

    /// Whoever fails notes that the connection is worse, and that is announced: it must not wake the one who failed.
    @Test func `after a failure of HubSpot nothing hurries a worker but another token`() async throws {
        try await withLoop { office, loop in
            let attempts = Attempts()
            attempts.fail(with: HubSpotFailure.unreadable("a proxy's page"))
            let worker = Worker(name: "timeline", topics: [.timeline, .connected]) { try await attempts.make() }
            try await running(loop, worker) {
                await attempts.reach(1)
                while loop.troubles.all.isEmpty { await Task.yield() }
                #expect(loop.troubles.all.first?.nextTryAt == office.time.now + .seconds(60))
                for _ in 0..<100 {
                    office.changes.announce(.connections)
                    office.changes.announce(.timeline)
                    await Task.yield()
                }
                #expect(attempts.count == 1)
                office.changes.announce(.connected)
                await attempts.reach(2)
            }
        }
    }

    private func withLoop(_ body: (Office, WorkerLoop) async throws -> Void) async throws {
        try await withOffice(.sqlite) { office in
            let lease = Lease(database: office.database, workspace: here, holder: "node", clock: office.time.clock)
            let loop = WorkerLoop(
                changes: office.changes, clock: office.time.clock, lease: lease, troubles: Troubles(),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await body(office, loop)
        }
    }

    private func running(_ loop: WorkerLoop, _ worker: Worker, _ body: () async throws -> Void) async throws {
        let holding = Task { await loop.lease.keep() }
        while !loop.lease.isHeld(at: loop.clock.now) { await Task.yield() }
        let working = Task { await loop.run(worker) }
        try await body()
        working.cancel()
        holding.cancel()
        await working.value
        await holding.value
    }
}

/// What a worker was asked to do, and how it ended.
private final class Attempts: Sendable {
    private struct State {
        var count = 0
        var failure: (any Error)?
    }

    private let state = Mutex(State())
    private let (counts, counted) = AsyncStream.makeStream(of: Int.self)

    var count: Int { state.withLock { $0.count } }

    func fail(with failure: (any Error)?) {
        state.withLock { $0.failure = failure }
    }

    func make() async throws -> Timestamp? {
        let (count, failure) = state.withLock { state in
            state.count += 1
            return (state.count, state.failure)
        }
        counted.yield(count)
        if let failure { throw failure }
        return nil
    }

    func reach(_ count: Int) async {
        for await reached in counts where reached >= count { return }
    }
}
