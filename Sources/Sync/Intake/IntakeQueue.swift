import Domain
import Foundation
import Storage
import Synchronization

/// Group commit: bodies that arrive while one transaction is being made durable share the next one. What bounds it: at
/// most `Limits.waitingBytes` wait, a transaction takes at most `Limits.bodies`; beyond that the vendor is told to come
/// again, and it will.
final class IntakeQueue: Sendable {
    struct Limits {
        var bodies = 512
        var transactionBytes = 16 << 20
        var waitingBytes = 64 << 20
    }

    private struct Waiting {
        var body: IntakeTable.NewBody
        var answer: CheckedContinuation<WebhookAnswer, Never>
    }

    private struct State {
        var waiting: [Waiting] = []
        var waitingBytes = 0
        var isCommitting = false
    }

    private let database: any SQLDatabase
    private let limits: Limits
    private let committed: @Sendable () -> Void
    private let state = Mutex(State())

    init(database: any SQLDatabase, limits: Limits = Limits(), committed: @escaping @Sendable () -> Void) {
        self.database = database
        self.limits = limits
        self.committed = committed
    }

    /// Returns once the body is durable, or once it is certain that it is not.
    func store(_ body: IntakeTable.NewBody) async -> WebhookAnswer {
        await withCheckedContinuation { continuation in
            let accepted = state.withLock { state -> (Bool, startsCommitter: Bool) in
                guard state.waitingBytes + body.body.count <= limits.waitingBytes else { return (false, false) }
                state.waiting.append(Waiting(body: body, answer: continuation))
                state.waitingBytes += body.body.count
                defer { state.isCommitting = true }
                return (true, !state.isCommitting)
            }
            if !accepted.0 {
                continuation.resume(returning: .unavailable("Too much waits to be stored; the vendor will try again."))
            } else if accepted.startsCommitter {
                Task { await self.commitUntilEmpty() }
            }
        }
    }

    private func commitUntilEmpty() async {
        while let batch = takeBatch() {
            let answer = await commit(batch.map(\.body))
            for waiting in batch {
                waiting.answer.resume(returning: answer)
            }
            committed()
        }
    }

    private func takeBatch() -> [Waiting]? {
        state.withLock { state in
            var bytes = 0
            var count = 0
            for waiting in state.waiting.prefix(limits.bodies) {
                if count > 0, bytes + waiting.body.body.count > limits.transactionBytes { break }
                bytes += waiting.body.body.count
                count += 1
            }
            if count == 0 {
                state.isCommitting = false
                return nil
            }
            defer { state.waiting.removeFirst(count) }
            state.waitingBytes -= bytes
            return Array(state.waiting.prefix(count))
        }
    }

    private func commit(_ bodies: [IntakeTable.NewBody]) async -> WebhookAnswer {
        do {
            try await database.write { connection in
                for body in bodies {
                    try IntakeTable.store(connection, body)
                }
            }
            return .stored
        } catch let error as SQLError {
            return .unavailable(error.sentence)
        } catch {
            return .unavailable("The message could not be stored: \(error).")
        }
    }
}
