/// How a vendor's account is doing, with the sentence a person can act on.
public struct ConnectionState: Sendable, Equatable {
    public enum Word: String, Sendable, CaseIterable {
        case connected
        /// Works in part, or later: see the sentence.
        case degraded
        /// Nothing works until somebody gives a new token.
        case needsReconnect = "needs_reconnect"
        case disconnected
    }

    public var word: Word
    public var sentence: String

    public init(_ word: Word, _ sentence: String) {
        self.word = word
        self.sentence = sentence
    }
}

/// How loud a failure is in the log.
public enum FailureLevel: String, Sendable {
    case info
    case warning
    case error
}

/// What every failure of the program can say about itself.
public protocol ExplainedFailure: Error {
    /// One stored word, in snake_case.
    var word: String { get }
    /// What happened, what it means, what to do.
    var sentence: String { get }
    var level: FailureLevel { get }
}
