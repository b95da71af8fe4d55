import Domain
import Synchronization

/// Calls that the vendor carries out after the caller has given up. They outlive the program that made them.
final class LateCalls: Sendable {
    private struct Late {
        var due: Timestamp
        var call: HTTPCall
    }

    private let waiting = Mutex<[Late]>([])

    var nextDue: Timestamp? { waiting.withLock { $0.map(\.due).min() } }

    func add(_ call: HTTPCall, due: Timestamp) {
        waiting.withLock { $0.append(Late(due: due, call: call)) }
    }

    func take(now: Timestamp) -> [HTTPCall] {
        waiting.withLock { waiting in
            let due = waiting.filter { $0.due <= now }.map(\.call)
            waiting.removeAll { $0.due <= now }
            return due
        }
    }
}
