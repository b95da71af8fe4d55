import Domain
import Foundation

/// Counts up to a limit and starts anew at midnight of a time zone.
struct DailyCount: Sendable {
    let limit: Int?
    let timeZone: TimeZone
    private var day: Int64 = 0
    private(set) var spent = 0

    init(limit: Int?, timeZone: TimeZone) {
        self.limit = limit
        self.timeZone = timeZone
    }

    mutating func remaining(_ now: Timestamp) -> Int {
        startDay(now)
        return limit.map { max(0, $0 - spent) } ?? .max
    }

    mutating func spend(_ now: Timestamp) {
        startDay(now)
        spent += 1
    }

    private mutating func startDay(_ now: Timestamp) {
        let date = Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
        let local = now.milliseconds + Int64(timeZone.secondsFromGMT(for: date)) * 1000
        let today = local / 86_400_000
        guard today != day else { return }
        day = today
        spent = 0
    }
}
