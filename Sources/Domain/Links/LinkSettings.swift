public import Linking

/// What an admin sets about linking.
public struct LinkSettings: Sendable, Equatable {
    /// A contact's card and HubSpot's URLs have room for no more.
    public static let furtherPropertiesMax = 10

    /// What may follow from a national number when a chat is opened.
    public var fuzzy: FuzzySetting
    /// The contact's phone field that a link by hand replaces, by HubSpot's name; `nil` = phones are left alone.
    public var phoneProperty: String?
    /// How national numbers in HubSpot are read; `nil` = they are not.
    public var defaultRegion: Region?
    /// Fields of contacts that hold phones beside HubSpot's own, by HubSpot's names.
    public var furtherProperties: [String]

    public init(
        fuzzy: FuzzySetting = .guarded, phoneProperty: String? = "phone", defaultRegion: Region? = nil,
        furtherProperties: [String] = []
    ) {
        self.fuzzy = fuzzy
        self.phoneProperty = phoneProperty
        self.defaultRegion = defaultRegion
        self.furtherProperties = furtherProperties
    }
}

extension Workspace {
    public var linkSettings: LinkSettings {
        get {
            LinkSettings(
                fuzzy: fuzzy, phoneProperty: phoneProperty, defaultRegion: defaultRegion,
                furtherProperties: furtherPhoneProperties)
        }
        set {
            fuzzy = newValue.fuzzy
            phoneProperty = newValue.phoneProperty
            defaultRegion = newValue.defaultRegion
            furtherPhoneProperties = newValue.furtherProperties
        }
    }
}
