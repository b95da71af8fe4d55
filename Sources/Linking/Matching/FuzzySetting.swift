/// What may happen when an opened chat's person has a contact's national number, but not surely its country code.
public enum FuzzySetting: String, Sendable, Codable, CaseIterable {
    /// Full numbers only.
    case off
    /// Whoever fits is proposed, nobody is linked.
    case suggest
    /// Links if exactly one contact fits, its texts name no other country, and nothing else speaks against it.
    case guarded
    /// Links if exactly one contact fits, even where the text names another country.
    case wide
}
