/// What a workspace has settled about matching.
public struct MatchPolicy: Hashable, Sendable {
    /// Completes numbers without a country code; without it they never match by themselves.
    public let defaultRegion: Region?
    /// The business's own WhatsApp numbers: they never match a contact.
    public let ownNumbers: Set<PhoneKey>

    public init(defaultRegion: Region? = nil, ownNumbers: Set<PhoneKey> = []) {
        self.defaultRegion = defaultRegion
        self.ownNumbers = ownNumbers
    }
}
