import Domain

/// At most so many calls in any stretch of time of the given length.
struct RollingWindow: Sendable {
    let limit: Int
    let length: Duration
    private var moments: [Timestamp] = []
    private var head = 0

    init(limit: Int, length: Duration) {
        self.limit = limit
        self.length = length
    }

    mutating func remaining(_ now: Timestamp) -> Int {
        guard limit < .max else { return .max }
        let horizon = now - length
        while head < moments.count, moments[head] <= horizon { head += 1 }
        if head > limit {
            moments.removeFirst(head)
            head = 0
        }
        return max(0, limit - (moments.count - head))
    }

    /// Call only where something remains.
    mutating func spend(_ now: Timestamp) {
        guard limit < .max else { return }
        moments.append(now)
    }
}
