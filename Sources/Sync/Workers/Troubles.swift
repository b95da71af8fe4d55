import Domain
import Synchronization

/// Which workers could not do their work the last time they tried.
final class Troubles: Sendable {
    private let byWorker = Mutex<[String: PipelineStatus.Trouble]>([:])

    var all: [PipelineStatus.Trouble] {
        byWorker.withLock { $0.values.sorted { $0.worker < $1.worker } }
    }

    /// True if the worker was well before, or had another trouble.
    func note(_ worker: String, word: String, sentence: String, now: Timestamp, nextTryAt: Timestamp?) -> Bool {
        byWorker.withLock { byWorker in
            let before = byWorker[worker]
            let isSame = before?.word == word
            byWorker[worker] = PipelineStatus.Trouble(
                worker: worker, word: word, sentence: sentence, since: isSame ? before?.since ?? now : now,
                nextTryAt: nextTryAt)
            return !isSame
        }
    }

    func clear(_ worker: String) {
        byWorker.withLock { _ = $0.removeValue(forKey: worker) }
    }
}
