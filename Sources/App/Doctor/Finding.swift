/// One thing the doctor looked at.
struct Finding: Sendable {
    enum Grade: String, Sendable {
        case good = "ok  "
        case doubtful = "warn"
        case bad = "FAIL"
    }

    var grade: Grade
    var subject: String
    /// What was found and, unless all is well, what to do.
    var sentence: String

    var line: String { "\(grade.rawValue)  \(subject): \(sentence)" }

    static func good(_ subject: String, _ sentence: String) -> Finding {
        Finding(grade: .good, subject: subject, sentence: sentence)
    }

    static func doubtful(_ subject: String, _ sentence: String) -> Finding {
        Finding(grade: .doubtful, subject: subject, sentence: sentence)
    }

    static func bad(_ subject: String, _ sentence: String) -> Finding {
        Finding(grade: .bad, subject: subject, sentence: sentence)
    }
}
