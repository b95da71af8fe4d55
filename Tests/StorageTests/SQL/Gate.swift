import Foundation
import Synchronization

/// Opens when all have arrived. Blocks: for closures of transactions only.
final class Gate: Sendable {
    private let condition = NSCondition()
    private let missing: Mutex<Int>

    init(parties: Int) {
        missing = Mutex(parties)
    }

    func arriveAndWait() {
        condition.lock()
        defer { condition.unlock() }
        missing.withLock { $0 -= 1 }
        condition.broadcast()
        while missing.withLock({ $0 > 0 }) { condition.wait() }
    }
}

final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func increment() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
