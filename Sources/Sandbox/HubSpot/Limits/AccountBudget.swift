import Domain

/// The account's limits: one budget for its private apps, one for the app of the marketplace, and searches shared by
/// both.
struct AccountBudget: Sendable {
    enum Pool: Sendable { case privateApps, marketplace }

    private(set) var privateApps: CallBudget
    private var marketplace: CallBudget
    private var search: RollingWindow

    init(_ options: HubSpotSandboxOptions) {
        privateApps = CallBudget(options.limits, timeZone: options.zone)
        let usual = options.limits == .unlimited ? PlanLimits.unlimited : .marketplace
        marketplace = CallBudget(options.app?.limits ?? usual, timeZone: options.zone)
        search = RollingWindow(limit: options.limits.searchPerSecond, length: .seconds(1))
    }

    mutating func spend(_ kind: CallBudget.Kind, from pool: Pool, now: Timestamp) throws(HubSpotRefusal) {
        switch pool {
        case .privateApps: try privateApps.spend(kind, search: &search, now: now)
        case .marketplace: try marketplace.spend(kind, search: &search, now: now)
        }
    }

    mutating func headers(of pool: Pool, now: Timestamp) -> [(String, String)] {
        switch pool {
        case .privateApps: privateApps.headers(now: now)
        case .marketplace: marketplace.headers(now: now)
        }
    }
}
