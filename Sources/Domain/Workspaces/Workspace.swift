public import Linking

/// A company's tenant and its settings that decisions need.
public struct Workspace: Sendable, Equatable {
    public var id: WorkspaceID
    public var name: String
    /// IANA name; the day of a timeline entry is a day here.
    public var timeZone: String
    /// How national numbers in HubSpot are read; `nil` = they are not.
    public var defaultRegion: Region?
    /// What may follow from a national number when a chat is opened.
    public var fuzzy: FuzzySetting
    /// The contact's phone field that a link by hand replaces, by HubSpot's name; `nil` = phones are left alone.
    public var phoneProperty: String?
    /// Fields of contacts that hold phones beside HubSpot's own, by HubSpot's names.
    public var furtherPhoneProperties: [String]
    public var granularity: TimelineGranularity
    /// Who answers when nobody else does.
    public var fallbackOwner: OwnerID?

    public init(
        id: WorkspaceID, name: String, timeZone: String, defaultRegion: Region?, fuzzy: FuzzySetting = .guarded,
        phoneProperty: String? = "phone", furtherPhoneProperties: [String] = [], granularity: TimelineGranularity,
        fallbackOwner: OwnerID?
    ) {
        self.id = id
        self.name = name
        self.timeZone = timeZone
        self.defaultRegion = defaultRegion
        self.fuzzy = fuzzy
        self.phoneProperty = phoneProperty
        self.furtherPhoneProperties = furtherPhoneProperties
        self.granularity = granularity
        self.fallbackOwner = fallbackOwner
    }
}

/// How a chat's day is cut into communications.
public enum TimelineGranularity: String, Sendable, CaseIterable {
    /// One for the day, or more where it is longer than a body may be.
    case day
    /// One for each message; whatever changes a message rewrites its own.
    case message
}
