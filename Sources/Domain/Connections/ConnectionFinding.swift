/// One thing that was looked at when a connection was checked, in the order in which one rests on another.
public struct ConnectionFinding: Sendable, Equatable {
    public enum Grade: String, Sendable, CaseIterable {
        case good
        /// Works, but something is missing or could not be looked at.
        case doubtful
        case bad
    }

    /// What was looked at, in snake_case: `token`, `subscription`.
    public var subject: String
    public var grade: Grade
    /// What was found and, unless all is well, what it costs and what to do.
    public var sentence: String

    public init(_ subject: String, _ grade: Grade, _ sentence: String) {
        self.subject = subject
        self.grade = grade
        self.sentence = sentence
    }
}
