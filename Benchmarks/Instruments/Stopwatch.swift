import Foundation

/// What something took: on the clock, and of all cores together.
struct Cost: Sendable {
    var wall = Duration.zero
    /// User and system time of every thread of the process.
    var cpu = Duration.zero

    static func += (sum: inout Cost, other: Cost) {
        sum.wall += other.wall
        sum.cpu += other.cpu
    }
}

struct Stopwatch: Sendable {
    private let start = ContinuousClock.now
    private let cpuAtStart = Stopwatch.cpuTime

    func read() -> Cost {
        Cost(wall: ContinuousClock.now - start, cpu: Self.cpuTime - cpuAtStart)
    }

    static func time(_ work: () throws -> Void) rethrows -> Cost {
        let watch = Stopwatch()
        try work()
        return watch.read()
    }

    static func time(_ work: () async throws -> Void) async rethrows -> Cost {
        let watch = Stopwatch()
        try await work()
        return watch.read()
    }

    /// POSIX counts it in microseconds on every system.
    private static var cpuTime: Duration { .microseconds(Int64(clock())) }
}

extension Duration {
    var seconds: Double { self / .seconds(1) }
    var inMilliseconds: Double { self / .milliseconds(1) }
}

/// How often `work` is done in a second of one core, measured over `length` of its CPU time. `work` does `count` at
/// once.
func perSecondOfCPU(_ count: Int, for length: Duration, _ work: () throws -> Void) rethrows -> Double {
    try work()
    var rounds = 0
    var cost = Cost()
    while cost.cpu < length {
        cost += try Stopwatch.time(work)
        rounds += 1
    }
    return Double(rounds * count) / cost.cpu.seconds
}

/// The optimizer must believe that a result is needed.
@inline(never)
func use<Value>(_ value: Value) {}
