import Domain

/// What is put down about a write to HubSpot.
struct RecordNote: Sendable {
    /// Long values are cut: the audit says what was changed, HubSpot keeps what it is.
    private static let charactersMax = 500

    var verb: String
    var subject: String
    var before: String?
    var after: String?
    var author: Author
    var reason: String
    /// Whose record in the mirror is out of date now.
    var contact: ContactID?

    /// `a: 1; b: 2`, by name.
    static func text(of values: [(String, String)]) -> String {
        values.sorted { $0.0 < $1.0 }.map { "\($0.0): \($0.1.prefix(charactersMax))" }.joined(separator: "; ")
    }

    func entry(id: AuditID, at moment: Timestamp) -> AuditEntry {
        AuditEntry(
            id: id, at: moment, author: author, verb: verb, subject: subject, before: before, after: after,
            reason: reason)
    }
}
