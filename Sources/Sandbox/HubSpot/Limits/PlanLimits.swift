/// What an account's plan allows. The presets are HubSpot's.
public struct PlanLimits: Sendable, Equatable {
    public var burstPerTenSeconds: Int
    /// For all private apps of the account together; nil: no such limit, and no headers about it.
    public var daily: Int?
    /// For all apps of the account together.
    public var searchPerSecond: Int
    public var associationsPerTenSeconds: Int
    public var associationsDaily: Int?
    /// Searches count against the ten seconds as well.
    public var countsSearch = true

    public init(
        burstPerTenSeconds: Int, daily: Int?, searchPerSecond: Int = 5, associationsPerTenSeconds: Int,
        associationsDaily: Int? = nil
    ) {
        self.burstPerTenSeconds = burstPerTenSeconds
        self.daily = daily
        self.searchPerSecond = searchPerSecond
        self.associationsPerTenSeconds = associationsPerTenSeconds
        self.associationsDaily = associationsDaily
    }

    /// Free and Starter.
    public static let starter = PlanLimits(burstPerTenSeconds: 100, daily: 250_000, associationsPerTenSeconds: 100)
    public static let professional = PlanLimits(
        burstPerTenSeconds: 190, daily: 625_000, associationsPerTenSeconds: 150, associationsDaily: 500_000)
    public static let enterprise = PlanLimits(
        burstPerTenSeconds: 190, daily: 1_000_000, associationsPerTenSeconds: 150, associationsDaily: 500_000)

    /// An app of the marketplace in one account, whatever the account's plan is.
    public static let marketplace: PlanLimits = {
        var limits = PlanLimits(burstPerTenSeconds: 110, daily: nil, associationsPerTenSeconds: 100)
        limits.countsSearch = false
        return limits
    }()

    /// For benchmarks and tests of everything but the limits.
    public static let unlimited = PlanLimits(
        burstPerTenSeconds: .max, daily: .max, searchPerSecond: .max, associationsPerTenSeconds: .max)

    /// With the add-on that an account may buy once or twice. The second one only raises the day.
    public func withAddOns(_ count: Int) -> PlanLimits {
        guard count > 0 else { return self }
        var limits = self
        limits.burstPerTenSeconds = 250
        limits.daily = daily.map { $0 + min(count, 2) * 1_000_000 }
        limits.associationsPerTenSeconds = 200
        limits.associationsDaily = 1_000_000
        return limits
    }
}
