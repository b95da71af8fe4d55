/// What can be done about a message of the business that did not arrive.
public enum FailureRemedy: Sendable, Hashable {
    /// The customer may be sent an approved template.
    case template
    /// This template cannot be sent; another one can.
    case otherTemplate
    /// The number may not be the customer's, or not on WhatsApp.
    case number
    /// The same can be sent again, not sooner than this after it failed.
    case later(Duration)
    /// Somebody has to put the account or its number in order.
    case account
    /// What the sentence says, and no more.
    case nothing
}

extension FailureRemedy {
    /// Whether sending the same once more may go better.
    ///
    /// - Parameter moment: when it failed; `nil` = long ago.
    public func allowsAgain(failedAt moment: Timestamp?, window: ServiceWindow, at now: Timestamp) -> Bool {
        switch self {
        case .template: window.isOpen(at: now)
        case .later(let pause): moment.map { $0 + pause <= now } ?? true
        case .number, .account: true
        case .otherTemplate, .nothing: false
        }
    }
}

/// Why a message of the business did not arrive, and what can be done.
public struct DeliveryFailure: Sendable, Hashable {
    /// What happened, what it means, what to do.
    public var sentence: String
    public var remedy: FailureRemedy
    /// What its support asks for, in the vendor's words.
    public var told: String?

    public init(sentence: String, remedy: FailureRemedy, told: String? = nil) {
        self.sentence = sentence
        self.remedy = remedy
        self.told = told
    }
}
