import Synchronization

/// Hands out workers, first come, first served.
final class PostgreSQLPool: Sendable {
    private struct State {
        var idle: [PostgreSQLWorker]
        var waiting: [Waiter] = []
        var nextWaiter = 0
        var isClosed = false
    }

    private struct Waiter {
        let number: Int
        let continuation: CheckedContinuation<PostgreSQLWorker, any Error>
    }

    /// More callers than this are told that the database is busy instead of queueing up in memory.
    static let waitingLimit = 2_000

    private let workers: [PostgreSQLWorker]
    private let state: Mutex<State>

    init(address: String, count: Int) {
        let workers = (0..<count).map { _ in PostgreSQLWorker(address: address) }
        self.workers = workers
        state = Mutex(State(idle: workers))
    }

    func take() async throws -> PostgreSQLWorker {
        try Task.checkCancellation()
        let number = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enqueue(Waiter(number: number, continuation: continuation))
            }
        } onCancel: {
            abandon(number)
        }
    }

    func giveBack(_ worker: PostgreSQLWorker) {
        let next: Waiter? = state.withLock { state in
            if state.waiting.isEmpty {
                state.idle.append(worker)
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.continuation.resume(returning: worker)
    }

    /// Those who wait are refused; transactions under way end first.
    func close() async {
        let refused = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for waiter in refused {
            waiter.continuation.resume(throwing: Self.closed)
        }
        for worker in workers {
            await worker.close()
            await worker.executor.stop()
        }
    }

    private static let closed = SQLError.unavailable("it has been closed")

    private func enqueue(_ waiter: Waiter) {
        let answer: Result<PostgreSQLWorker, any Error>? = state.withLock { state in
            if state.isClosed { return .failure(Self.closed) }
            // The handler of a task that was cancelled before it got here has already run and found nobody.
            if Task.isCancelled { return .failure(CancellationError()) }
            if let worker = state.idle.popLast() { return .success(worker) }
            if state.waiting.count >= Self.waitingLimit { return .failure(SQLError.busy) }
            state.waiting.append(waiter)
            return nil
        }
        if let answer { waiter.continuation.resume(with: answer) }
    }

    private func abandon(_ number: Int) {
        let waiter: Waiter? = state.withLock { state in
            guard let index = state.waiting.firstIndex(where: { $0.number == number }) else { return nil }
            return state.waiting.remove(at: index)
        }
        waiter?.continuation.resume(throwing: CancellationError())
    }
}
