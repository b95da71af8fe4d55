/// Durations of many calls, asked for their percentiles.
struct Latencies: Sendable {
    private var durations: [Duration]
    private var isSorted = false

    init(_ durations: [Duration] = []) {
        self.durations = durations
    }

    mutating func add(_ other: [Duration]) {
        durations += other
        isSorted = false
    }

    /// Milliseconds that `share` of the calls stay within; 1 = the slowest.
    mutating func percentile(_ share: Double) -> Double {
        if !isSorted { durations.sort() }
        isSorted = true
        guard !durations.isEmpty else { return 0 }
        let rank = Int((share * Double(durations.count)).rounded(.up)) - 1
        return durations[min(max(rank, 0), durations.count - 1)].inMilliseconds
    }
}
