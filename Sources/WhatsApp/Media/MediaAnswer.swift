import Domain

/// What came instead of a file, or that it came.
public enum MediaAnswer: Sendable, Equatable {
    /// The pieces were handed over, as far as they were wanted.
    case handedOver(type: String?)
    /// The link's five minutes are over, or its file is gone: ask for another.
    case linkDied
    /// A host that is not known to be Meta's. It was not called.
    case unknownHost(String)
    /// The token was refused.
    case tokenRefused
    /// Another answer than a file.
    case other(String)
    /// The connection, or the time.
    case unreachable(String)
}
