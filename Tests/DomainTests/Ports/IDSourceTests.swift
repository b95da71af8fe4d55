import Domain
import Synchronization
import Testing

struct IDSourceTests {
    @Test(arguments: [0, 1, 0xF_FFFF, UInt32.max])
    func `ids rise, whether the clock runs, stands or goes back`(seed: UInt32) {
        let times = Mutex([0, 5, 5, 5, 4, 4, 900, 900, 3, 901].map { Timestamp.noon + .milliseconds($0) })
        let ids = IDSource.timeOrdered(
            clock: WallClock { times.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] } }, seed: seed)
        let made = (0..<100).map { _ in ids.next() }
        #expect(zip(made, made.dropFirst()).allSatisfy { $0 < $1 })
        #expect(made[0] > 0)
        #expect(made[0] >> 21 == Timestamp.noon.milliseconds)
    }

    @Test func `an id tells when it was made, until 2109`() {
        let last = Timestamp(milliseconds: 1 << 42 - 1)
        let ids = IDSource.timeOrdered(clock: WallClock { last }, seed: .max)
        #expect(ids.next() > 0)
        #expect(ids.next(PersonID.self).value >> 21 == last.milliseconds)
    }

    @Test func `a million ids of one millisecond differ from the next millisecond's`() {
        let now = Mutex(Timestamp.noon)
        let ids = IDSource.timeOrdered(clock: WallClock { now.withLock { $0 } }, seed: .max)
        var last: Int64 = 0
        for _ in 0..<1_000_000 { last = ids.next() }
        now.withLock { $0 = $0 + .milliseconds(1) }
        #expect(ids.next() > last)
    }

    @Test func `many who ask at once get different ids`() async {
        let ids = IDSource.timeOrdered(clock: WallClock { .noon }, seed: 7)
        let made = await withTaskGroup { group in
            for _ in 0..<20 { group.addTask { (0..<500).map { _ in ids.next() } } }
            return await group.reduce(into: Set<Int64>()) { $0.formUnion($1) }
        }
        #expect(made.count == 10_000)
    }

    @Test func `a counting source counts`() {
        let ids = IDSource.counting(from: 7)
        #expect([ids.next(), ids.next(), ids.next()] == [7, 8, 9])
    }
}
