import Domain
import Foundation

/// Counts calls against the plan: ten seconds, the day of the account's time zone, search and associations.
/// Refused calls cost nothing.
struct CallBudget: Sendable {
    enum Kind: Sendable { case plain, search, association }

    let limits: PlanLimits
    let timeZone: TimeZone
    private var burst: RollingWindow
    private var search: RollingWindow
    private var associations: RollingWindow
    private var day: Int64 = 0
    private(set) var spentToday = 0

    init(_ limits: PlanLimits, timeZone: TimeZone) {
        self.limits = limits
        self.timeZone = timeZone
        burst = RollingWindow(limit: limits.burstPerTenSeconds, length: .seconds(10))
        search = RollingWindow(limit: limits.searchPerSecond, length: .seconds(1))
        associations = RollingWindow(limit: limits.associationsPerTenSeconds, length: .seconds(10))
    }

    mutating func spend(_ kind: Kind, now: Timestamp) throws(HubSpotRefusal) {
        startDay(now)
        guard spentToday < limits.daily else { throw .daily }
        guard burst.remaining(now) > 0 else { throw .tenSecondly }
        if kind == .search {
            guard search.remaining(now) > 0 else { throw .secondly }
            search.spend(now)
        }
        if kind == .association {
            guard associations.remaining(now) > 0 else { throw .tenSecondly }
            associations.spend(now)
        }
        burst.spend(now)
        spentToday += 1
    }

    /// Not sent with answers to searches.
    mutating func headers(now: Timestamp) -> [(String, String)] {
        let second = limits.burstPerTenSeconds / 10
        return [
            ("X-HubSpot-RateLimit-Max", String(limits.burstPerTenSeconds)),
            ("X-HubSpot-RateLimit-Remaining", String(burst.remaining(now))),
            ("X-HubSpot-RateLimit-Interval-Milliseconds", "10000"),
            ("X-HubSpot-RateLimit-Daily", String(limits.daily)),
            ("X-HubSpot-RateLimit-Daily-Remaining", String(max(0, limits.daily - spentToday))),
            ("X-HubSpot-RateLimit-Secondly", String(second)),
            ("X-HubSpot-RateLimit-Secondly-Remaining", String(second)),
        ]
    }

    private mutating func startDay(_ now: Timestamp) {
        let date = Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
        let local = now.milliseconds + Int64(timeZone.secondsFromGMT(for: date)) * 1000
        let today = local / 86_400_000
        guard today != day else { return }
        day = today
        spentToday = 0
    }
}
