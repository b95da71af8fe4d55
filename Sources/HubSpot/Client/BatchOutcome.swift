public import Domain

/// What became of a batch of writes.
public enum BatchOutcome<Key: Hashable & Sendable, Item: Sendable>: Sendable {
    /// HubSpot answered for every key of the batch.
    case answered([Key: Item])
    /// HubSpot refused all of it without saying which input is wrong, and did nothing: split it and try the halves.
    case wholeBatchRefused(HubSpotFailure)
}

extension BatchOutcome: Equatable where Item: Equatable {}

/// HubSpot would not carry out one input of a batch.
public struct Refusal: Sendable, Hashable {
    /// HubSpot's category in lower case, such as `validation_error`.
    public var word: String
    public var sentence: String
    public var problems: [PropertyProblem]
    /// The same input would be refused again.
    public var isPermanent: Bool

    public init(word: String, sentence: String, problems: [PropertyProblem] = [], isPermanent: Bool) {
        self.word = word
        self.sentence = sentence
        self.problems = problems
        self.isPermanent = isPermanent
    }

    init(_ error: ErrorBody) {
        let category = error.category ?? "REFUSED"
        let passing = ["RATE_LIMIT", "RATE_LIMITS", "INTERNAL_ERROR", "SERVICE_UNAVAILABLE", "TIMEOUT", "LOCKED"]
        let failure: HubSpotFailure =
            category == "OBJECT_NOT_FOUND"
            ? .notFound(error.text) : .invalid(error.text, problems: error.problems)
        self.init(
            word: category.lowercased(), sentence: failure.sentence,
            problems: error.problems, isPermanent: !passing.contains(category))
    }
}

extension HubSpotFailure {
    /// The failure is about the inputs, not about the account, the token or the moment; nothing was written.
    public var refusesTheBatch: Bool {
        switch self {
        case .invalid, .notFound, .conflict: true
        case .refused(let status, _): status == 413 || status == 414
        case .invalidToken, .expiredToken, .missingScopes, .waiting, .unknownOutcome, .unreachable, .unreadable: false
        }
    }
}
