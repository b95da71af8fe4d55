import Domain
import HubSpot
import Logging
import Storage
import WhatsApp

/// One of the pipeline's loops: what it does, and whose news wakes it.
struct Worker: Sendable {
    var name: String
    var topics: Set<Changes.Topic>
    /// Does what is due. Returns when to come again: `now` or earlier = more waits, `nil` = when there is news.
    var work: @Sendable () async throws -> Timestamp?
}

/// Runs workers until they are cancelled. A failure stops nobody else: it is told, and tried again when that makes
/// sense.
struct WorkerLoop: Sendable {
    /// News can be lost with a crash or come from another node, so every worker looks for itself this often.
    private static let restAtMost = Duration.seconds(30)
    /// A vendor that just failed is left alone for as long as makes sense, but not past another program's new token.
    private static let restAfterFailureAtMost = Duration.seconds(300)

    let changes: Changes
    let clock: WallClock
    let lease: Lease
    let troubles: Troubles
    let logger: Logger

    func run(_ worker: Worker) async {
        let news = WakeUp(changes, at: worker.topics)
        let reconnected = WakeUp(changes, at: [.connected])
        var attempt = 0
        while !Task.isCancelled {
            guard await lease.isHeldOrTaken() else {
                await news.wait(atMost: .seconds(1))
                continue
            }
            do {
                let next = try await worker.work()
                attempt = 0
                troubles.clear(worker.name)
                await rest(until: next, or: news, atMost: Self.restAtMost)
            } catch is CancellationError {
                return
            } catch {
                attempt += 1
                let retryAt = retryAt(error, attempt: attempt)
                tell(error, of: worker.name, attempt: attempt, retryAt: retryAt)
                // News is no reason to hurry a vendor that just failed; another token is.
                await rest(until: retryAt, or: reconnected, atMost: Self.restAfterFailureAtMost)
            }
        }
    }

    private func rest(until moment: Timestamp?, or wakeUp: WakeUp, atMost limit: Duration) async {
        let duration = moment.map { $0 - clock.now } ?? Self.restAtMost
        if duration > .zero { await wakeUp.wait(atMost: min(duration, limit)) }
    }

    private func retryAt(_ error: any Error, attempt: Int) -> Timestamp? {
        if let failure = error as? HubSpotFailure { return failure.retryAt(now: clock.now, attempt: attempt) }
        if let failure = error as? OAuthFailure { return failure.retryAt(now: clock.now, attempt: attempt) }
        if let failure = error as? WhatsAppFailure { return failure.retryAt(now: clock.now, attempt: attempt) }
        return clock.now + .seconds(min(60, 1 << min(attempt - 1, 6)))
    }

    private func tell(_ error: any Error, of worker: String, attempt: Int, retryAt: Timestamp?) {
        let failure = error as? any ExplainedFailure
        let word = failure?.word ?? (error is SQLError ? "database" : "unexpected")
        let isNews = troubles.note(
            worker, word: word, sentence: sentence(of: error), now: clock.now, nextTryAt: retryAt)
        // Once, and then more and more rarely: a night without HubSpot is not ten thousand lines.
        guard isNews || attempt & (attempt - 1) == 0 else { return }
        logger.log(
            level: level(failure?.level ?? .error), "\(sentence(of: error))",
            metadata: ["worker": "\(worker)", "word": "\(word)", "attempt": "\(attempt)"])
    }

    private func level(_ level: FailureLevel) -> Logger.Level {
        switch level {
        case .info: .info
        case .warning: .warning
        case .error: .error
        }
    }
}
