/// What became of a message the business sent. Applied as a maximum: late and repeated news never lowers it.
public enum MessageStatus: String, Sendable, CaseIterable, Comparable {
    case sent
    case delivered
    case read
    /// A voice note, the first time.
    case played
    /// Ends it.
    case failed

    public var rank: Int64 {
        switch self {
        case .sent: 1
        case .delivered: 2
        case .read: 3
        case .played: 4
        case .failed: 9
        }
    }

    public static func < (left: MessageStatus, right: MessageStatus) -> Bool {
        left.rank < right.rank
    }
}
