import Domain
import Synchronization

/// A clock that stands until it is moved.
final class MovableClock: Sendable {
    private let moment: Mutex<Timestamp>

    init(at moment: Timestamp = MovableClock.morning) {
        self.moment = Mutex(moment)
    }

    /// 2026-11-21 09:00 UTC.
    static let morning = Timestamp(seconds: 1_795_251_600)

    var clock: WallClock { WallClock { self.now } }
    var now: Timestamp { moment.withLock { $0 } }

    func move(by duration: Duration) {
        moment.withLock { $0 = $0 + duration }
    }
}
