import Domain
import Foundation

/// Counts one app's calls against its limits: ten seconds, the day of the account's time zone, associations.
/// Refused calls cost nothing.
struct CallBudget: Sendable {
    enum Kind: Sendable { case plain, search, association }

    let limits: PlanLimits
    private(set) var day: DailyCount
    private var burst: RollingWindow
    private var associations: RollingWindow
    private var associationDay: DailyCount

    init(_ limits: PlanLimits, timeZone: TimeZone) {
        self.limits = limits
        burst = RollingWindow(limit: limits.burstPerTenSeconds, length: .seconds(10))
        associations = RollingWindow(limit: limits.associationsPerTenSeconds, length: .seconds(10))
        day = DailyCount(limit: limits.daily, timeZone: timeZone)
        associationDay = DailyCount(limit: limits.associationsDaily, timeZone: timeZone)
    }

    /// - Parameter search: the account's window for searches, which all of its apps share.
    mutating func spend(_ kind: Kind, search: inout RollingWindow, now: Timestamp) throws(HubSpotRefusal) {
        let countsInBurst = kind != .search || limits.countsSearch
        guard day.remaining(now) > 0 else { throw .daily }
        guard !countsInBurst || burst.remaining(now) > 0 else { throw .tenSecondly }
        switch kind {
        case .plain: break
        case .search:
            guard search.remaining(now) > 0 else { throw .secondly }
            search.spend(now)
        case .association:
            guard associationDay.remaining(now) > 0 else { throw .daily }
            guard associations.remaining(now) > 0 else { throw .tenSecondly }
            associations.spend(now)
            associationDay.spend(now)
        }
        if countsInBurst { burst.spend(now) }
        day.spend(now)
    }

    /// Not sent with answers to searches. Apps of the marketplace have no day.
    mutating func headers(now: Timestamp) -> [(String, String)] {
        let second = limits.burstPerTenSeconds / 10
        var headers = [
            ("X-HubSpot-RateLimit-Max", String(limits.burstPerTenSeconds)),
            ("X-HubSpot-RateLimit-Remaining", String(burst.remaining(now))),
            ("X-HubSpot-RateLimit-Interval-Milliseconds", "10000"),
            ("X-HubSpot-RateLimit-Secondly", String(second)),
            ("X-HubSpot-RateLimit-Secondly-Remaining", String(second)),
        ]
        guard let daily = limits.daily else { return headers }
        headers.append(("X-HubSpot-RateLimit-Daily", String(daily)))
        headers.append(("X-HubSpot-RateLimit-Daily-Remaining", String(day.remaining(now))))
        return headers
    }
}
