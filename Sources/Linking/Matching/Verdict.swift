/// What a comparison of a text with a WhatsApp number came to.
public enum Verdict: String, Sendable, Codable, CaseIterable {
    /// One number without doubt: may be linked automatically.
    case same
    /// Likely, and shown as a suggestion; never a link by itself.
    case probable
    /// Cannot be decided from what is written; a person must.
    case ambiguous
    case different
    /// One side holds no number.
    case none

    /// Higher says more about the pair: the best reading of a field speaks for the field.
    var weight: Int {
        switch self {
        case .same: 4
        case .probable: 3
        case .ambiguous: 2
        case .different: 1
        case .none: 0
        }
    }
}
