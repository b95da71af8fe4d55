import Testing

/// A place that breaks a rule, written the way editors and terminals make clickable.
struct Violation: CustomStringConvertible {
    let path: String
    let line: Int
    let complaint: String

    init(_ path: String, line: Int = 1, _ complaint: String) {
        self.path = path
        self.line = line
        self.complaint = complaint
    }

    var description: String { "\(path):\(line): \(complaint)" }
}

/// Fails the test with every violation, so that one run is enough to mend them all.
func expectNone(_ violations: [Violation], sourceLocation: SourceLocation = #_sourceLocation) {
    let list = violations.map { "\n  \($0)" }.joined()
    #expect(violations.isEmpty, "\(violations.count) found:\(list)", sourceLocation: sourceLocation)
}
