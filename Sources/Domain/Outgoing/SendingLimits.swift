/// What a business number may do, as Meta told last.
public struct SendingLimits: Sendable, Equatable {
    /// Of a number that lives in the Cloud API only, of one that was upgraded, and of one that also lives on a phone
    /// (facts of the Cloud API, section 12).
    public static let standardPerSecond = 80
    public static let highPerSecond = 1_000
    public static let onPhonePerSecond = 20
    /// Of a new portfolio. A number that customers complain of is treated as one, whatever its limit still says.
    public static let smallestOpeningsPerDay = 250

    public var perSecond: Int
    /// How many customers may be written to within 24 hours who have not written themselves; `nil` = no limit known.
    public var openingsPerDay: Int?
    /// Meta's rating is red: its next step is to lower the limit.
    public var isLowQuality: Bool

    public init(
        perSecond: Int = Self.standardPerSecond, openingsPerDay: Int? = nil, isLowQuality: Bool = false
    ) {
        self.perSecond = perSecond
        self.openingsPerDay = openingsPerDay
        self.isLowQuality = isLowQuality
    }

    /// Until Meta has told, the slowest kind of number is assumed.
    public static let unknown = SendingLimits(perSecond: onPhonePerSecond)

    var openings: Int? {
        isLowQuality ? min(openingsPerDay ?? .max, Self.smallestOpeningsPerDay) : openingsPerDay
    }
}
