/// The date in the paths of HubSpot's API. Each is supported for 18 months.
public struct APIVersion: Sendable, Hashable {
    public let text: String

    /// `YYYY-MM`, as HubSpot names its releases.
    public init(_ text: String) {
        self.text = text
    }

    public static let march2026 = APIVersion("2026-03")
}
