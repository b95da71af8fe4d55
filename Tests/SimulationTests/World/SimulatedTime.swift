import Domain
import Synchronization

/// One clock for the program and both vendors. It moves only when the simulation or a call moves it.
final class SimulatedTime: Sendable {
    private let moment: Mutex<Timestamp>

    init(_ start: Timestamp) {
        moment = Mutex(start)
    }

    var now: Timestamp { moment.withLock { $0 } }

    var clock: WallClock { WallClock { self.now } }

    func advance(_ duration: Duration) {
        moment.withLock { $0 = $0 + duration }
    }

    func advance(to later: Timestamp) {
        moment.withLock { $0 = max($0, later) }
    }
}
