import Synchronization

/// Makes the program's own ids: positive, unique in the process, ordered by the time they were made.
///
/// Layout of the 63 bits: 42 bits of milliseconds (until 2109), then 21 bits that start at the node's own place and
/// count up within a millisecond, so that two nodes rarely meet; the database's unique keys catch the rest.
public struct IDSource: Sendable {
    private let make: @Sendable () -> Int64

    public init(_ make: @escaping @Sendable () -> Int64) {
        self.make = make
    }

    public func next() -> Int64 { make() }

    public func next<Noun>(_ type: RowID<Noun>.Type = RowID<Noun>.self) -> RowID<Noun> {
        RowID(make())
    }

    /// Ids for a running server. `seed` tells nodes apart: pass a random number.
    public static func timeOrdered(clock: WallClock, seed: UInt32) -> IDSource {
        let last = Mutex<Int64>(0)
        let start = Int64(seed & 0xF_FFFF)
        return IDSource {
            last.withLock { last in
                let candidate = clock.now.milliseconds << 21 | start
                last = max(candidate, last + 1)
                return last
            }
        }
    }

    /// 1, 2, 3 … for tests.
    public static func counting(from first: Int64 = 1) -> IDSource {
        let next = Mutex<Int64>(first)
        return IDSource {
            next.withLock { next in
                defer { next += 1 }
                return next
            }
        }
    }
}
