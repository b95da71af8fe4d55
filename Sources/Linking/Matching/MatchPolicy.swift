/// What a workspace has settled about matching.
public struct MatchPolicy: Hashable, Sendable {
    /// Completes numbers without a country code; without it they never match exactly.
    public let defaultRegion: Region?
    /// The business's own WhatsApp numbers: they never match a contact.
    public let ownNumbers: Set<PhoneKey>
    public let fuzzy: FuzzySetting

    public init(
        defaultRegion: Region? = nil, ownNumbers: Set<PhoneKey> = [], fuzzy: FuzzySetting = .guarded
    ) {
        self.defaultRegion = defaultRegion
        self.ownNumbers = ownNumbers
        self.fuzzy = fuzzy
    }
}
