public import Domain
public import Linking

/// "Link like this from now on", as asked for by the API, a page or a command. What is not told stays.
public struct LinkSettingsChange: Sendable, Equatable {
    /// A setting that may also be none.
    public enum Choice<Value: Sendable & Equatable>: Sendable, Equatable {
        case nothing
        case chosen(Value)

        public var value: Value? {
            switch self {
            case .nothing: nil
            case .chosen(let value): value
            }
        }
    }

    public var fuzzy: FuzzySetting?
    public var phoneProperty: Choice<String>?
    public var defaultRegion: Choice<Region>?
    /// All that there are to be.
    public var furtherProperties: [String]?
    public var author: Author

    public init(
        fuzzy: FuzzySetting? = nil, phoneProperty: Choice<String>? = nil, defaultRegion: Choice<Region>? = nil,
        furtherProperties: [String]? = nil, author: Author
    ) {
        self.fuzzy = fuzzy
        self.phoneProperty = phoneProperty
        self.defaultRegion = defaultRegion
        self.furtherProperties = furtherProperties
        self.author = author
    }

    /// Further properties in the order in which they came, each once.
    func settings(after settings: LinkSettings) -> LinkSettings {
        var settings = settings
        if let fuzzy { settings.fuzzy = fuzzy }
        if let phoneProperty { settings.phoneProperty = phoneProperty.value }
        if let defaultRegion { settings.defaultRegion = defaultRegion.value }
        if let furtherProperties {
            let kept = settings.furtherProperties.filter(furtherProperties.contains)
            var seen = Set(kept)
            settings.furtherProperties = kept + furtherProperties.filter { seen.insert($0).inserted }
        }
        return settings
    }
}
