import Synchronization

/// A limited number of places. A place is free again when nobody holds its seat any more, whatever happened to the
/// request that took it.
final class Seats: Sendable {
    private let free: Mutex<Int>

    init(count: Int) {
        free = Mutex(count)
    }

    /// `nil` when all are taken.
    func take() -> Seat? {
        let isFree = free.withLock { free in
            if free == 0 { return false }
            free -= 1
            return true
        }
        return isFree ? Seat(of: self) : nil
    }

    fileprivate func giveBack() {
        free.withLock { $0 += 1 }
    }
}

/// One place; given back when the last reference to it goes.
final class Seat: Sendable {
    private let seats: Seats

    fileprivate init(of seats: Seats) {
        self.seats = seats
    }

    deinit {
        seats.giveBack()
    }
}
