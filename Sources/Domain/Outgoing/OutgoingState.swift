/// How far a message of ours is until WhatsApp has it. What becomes of it then is a `MessageStatus`.
public enum OutgoingState: String, Sendable, CaseIterable {
    /// Waits for its turn.
    case queued
    /// A call is under way, or was when the process ended.
    case sending
    /// It may have left. News of it is waited for, and nothing is sent again.
    case unsure
    /// No news came. Only a person can say what to do.
    case unknown
    /// WhatsApp has it.
    case accepted
    /// It was not sent.
    case failed
    /// A person took it back before it left.
    case cancelled
    /// A person said that it was sent, though WhatsApp did not.
    case assumedSent = "assumed_sent"

    /// Later messages of the chat wait for this one.
    public var holdsChat: Bool {
        switch self {
        case .queued, .sending, .unsure: true
        case .unknown, .accepted, .failed, .cancelled, .assumedSent: false
        }
    }
}
