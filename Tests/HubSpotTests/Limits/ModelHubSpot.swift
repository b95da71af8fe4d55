import Domain

@testable import HubSpot

/// HubSpot's limits as documented: rolling, counted on arrival, refused calls not counted.
struct ModelHubSpot {
    private struct Window {
        var limit: Int
        var interval: Duration
        var ours: [Timestamp] = []
        var others: [Timestamp] = []

        mutating func forget(_ now: Timestamp) {
            ours.removeAll { $0 + interval <= now }
            others.removeAll { $0 + interval <= now }
        }

        var left: Int { limit - ours.count - others.count }
    }

    private var windows: [RateBucket: Window]
    private let burst: Int

    init(burst: Int, associations: Int) {
        self.burst = burst
        windows = [
            .general: Window(limit: burst, interval: .seconds(10)),
            .search: Window(limit: 5, interval: .seconds(1)),
            .associations: Window(limit: associations, interval: .seconds(10)),
        ]
    }

    mutating func take(_ bucket: RateBucket, isOurs: Bool, _ now: Timestamp) -> RateBucket? {
        for limit in bucket.limits { windows[limit]?.forget(now) }
        if let full = bucket.limits.first(where: { (windows[$0]?.left ?? 0) <= 0 }) { return full }
        for limit in bucket.limits {
            if isOurs { windows[limit]?.ours.append(now) } else { windows[limit]?.others.append(now) }
        }
        return nil
    }

    mutating func answer(_ bucket: RateBucket, _ now: Timestamp) -> RateFacts {
        let full = take(bucket, isOurs: true, now)
        var facts = RateFacts(status: full == nil ? 200 : 429)
        if let full { facts.policy = full == .search ? .secondly : .tenSecondly }
        if bucket != .search {
            facts.limit = burst
            facts.remaining = max(0, windows[.general]?.left ?? 0)
            facts.intervalMilliseconds = 10_000
        }
        return facts
    }

    /// Would this bucket be full without the calls of others?
    func isOursAlone(_ bucket: RateBucket, _ now: Timestamp) -> Bool {
        bucket.limits.contains { limit in
            guard let window = windows[limit] else { return false }
            return window.ours.count >= window.limit
        }
    }
}
