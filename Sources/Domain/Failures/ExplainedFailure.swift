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
