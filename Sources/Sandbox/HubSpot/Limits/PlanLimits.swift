/// What an account's plan allows. The presets are HubSpot's for private apps.
public struct PlanLimits: Sendable, Equatable {
    public var burstPerTenSeconds: Int
    public var daily: Int
    public var searchPerSecond: Int
    public var associationsPerTenSeconds: Int

    public init(burstPerTenSeconds: Int, daily: Int, searchPerSecond: Int = 5, associationsPerTenSeconds: Int) {
        self.burstPerTenSeconds = burstPerTenSeconds
        self.daily = daily
        self.searchPerSecond = searchPerSecond
        self.associationsPerTenSeconds = associationsPerTenSeconds
    }

    public static let starter = PlanLimits(burstPerTenSeconds: 100, daily: 250_000, associationsPerTenSeconds: 100)
    public static let professional = PlanLimits(burstPerTenSeconds: 190, daily: 625_000, associationsPerTenSeconds: 150)
    public static let enterprise = PlanLimits(burstPerTenSeconds: 190, daily: 1_000_000, associationsPerTenSeconds: 150)
    /// For benchmarks of everything but the limits.
    public static let unlimited = PlanLimits(
        burstPerTenSeconds: .max, daily: .max, searchPerSecond: .max, associationsPerTenSeconds: .max)
}
