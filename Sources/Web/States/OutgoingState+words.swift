import Domain

extension OutgoingState {
    /// How far a message of ours is, in the words of whoever looks.
    var shownWords: String {
        switch self {
        case .queued: localized("queued")
        case .sending: localized("sending")
        case .unsure: localized("perhaps sent")
        case .unknown: localized("not known to be sent")
        case .failed: localized("failed")
        case .assumedSent: localized("marked as sent")
        case .accepted, .cancelled: localized("sent")
        }
    }
}
