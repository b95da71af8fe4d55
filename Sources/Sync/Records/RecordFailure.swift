public import Domain

/// Why something was not read from or written to HubSpot for the person who asked.
public enum RecordFailure: Error, Equatable {
    case notConnected
    /// Not as it is: which field, and why.
    case invalid(String, problems: [PropertyProblem])
    /// HubSpot does not have it (any more).
    case notFound(String)
    /// There is such a contact already.
    case exists(ContactID?, String)
    /// Somebody changed the record since the caller read it. Nothing was written.
    case changedMeanwhile([PropertyConflict])
    /// The token lacks a permission.
    case lacksPermission(String)
    /// The connection itself is broken; an admin must act.
    case needsReconnect(word: String, String)
    /// HubSpot takes no calls now, or did not answer while somebody waited. A write of values may have been carried
    /// out; doing it again does no harm.
    case notNow(until: Timestamp, word: String, String)
    /// A create may have been carried out.
    case unsure
    /// The same key was used for something else.
    case keyTaken
    /// The same request is being carried out at this moment.
    case underway
    /// Anything else that HubSpot said.
    case refused(word: String, String)
}

/// A field that does not hold what the caller believed.
public struct PropertyConflict: Sendable, Equatable {
    public var property: String
    public var expected: String?
    public var actual: String?

    public init(property: String, expected: String?, actual: String?) {
        self.property = property
        self.expected = expected
        self.actual = actual
    }
}

extension RecordFailure: ExplainedFailure {
    public var word: String {
        switch self {
        case .notConnected: "not_connected"
        case .invalid: "invalid"
        case .notFound: "not_found"
        case .exists: "exists"
        case .changedMeanwhile: "changed_meanwhile"
        case .lacksPermission: "missing_scopes"
        case .needsReconnect(let word, _): word
        case .notNow(_, let word, _): word
        case .unsure: "unknown_outcome"
        case .keyTaken: "key_taken"
        case .underway: "underway"
        case .refused(let word, _): word
        }
    }

    public var sentence: String {
        switch self {
        case .notConnected: "HubSpot is not connected. Connect HubSpot first, under Integrations."
        case .invalid(let sentence, _), .notFound(let sentence), .exists(_, let sentence),
            .lacksPermission(let sentence), .needsReconnect(_, let sentence), .notNow(_, _, let sentence),
            .refused(_, let sentence):
            sentence
        case .changedMeanwhile(let conflicts):
            """
            Somebody changed \(conflicts.map(\.property).joined(separator: ", ")) in HubSpot meanwhile, so nothing was \
            written. Look at the new values, then try again.
            """
        case .unsure:
            """
            It is not known whether HubSpot carried it out; look at the contact before trying again. With the same \
            Idempotency-Key it is looked for first.
            """
        case .keyTaken: "This Idempotency-Key was used for another request. Use a new one."
        case .underway: "The same request is being carried out at this moment. Ask again in a few seconds."
        }
    }

    public var level: FailureLevel {
        switch self {
        case .notConnected, .invalid, .notFound, .exists, .changedMeanwhile, .keyTaken, .underway: .info
        case .lacksPermission, .notNow, .unsure: .warning
        case .needsReconnect, .refused: .error
        }
    }
}
