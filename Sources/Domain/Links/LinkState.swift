/// Where somebody on WhatsApp stands on the way to being a contact in HubSpot.
public enum LinkState: String, Sendable, CaseIterable {
    case linked
    /// Contacts fit, but not surely enough to link by itself.
    case suggestion
    /// Several contacts have the full number.
    case conflict
    /// Somebody said who it is not, and nothing links the person by itself.
    case blocked
    case unlinked

    /// A link counts before a block, and a block before what was decided last.
    public init(isLinked: Bool, isBlocked: Bool = false, verdict: LinkVerdict.Kind? = nil) {
        if isLinked {
            self = .linked
        } else if isBlocked {
            self = .blocked
        } else {
            switch verdict {
            case .suggestion: self = .suggestion
            case .conflict: self = .conflict
            // A verdict of before the block was lifted blocks nobody.
            case .blocked, LinkVerdict.Kind.none?, nil: self = .unlinked
            }
        }
    }
}
