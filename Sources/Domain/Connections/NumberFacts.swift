/// What Meta told about a business number when it was asked last, in Meta's words. Everything may be absent.
public struct NumberFacts: Sendable, Equatable {
    /// Where the number is at home: the Cloud API, an app of its own, nowhere yet.
    public var platform: String?
    /// How many messages a second it may send, as a level.
    public var throughput: String?
    /// How many people it may write to first in 24 hours, as a tier.
    public var messagingLimit: String?
    /// Whether Meta has approved the display name.
    public var nameStatus: String?
    /// Whether the number was proven to be the company's.
    public var codeVerification: String?
    public var accountMode: String?
    /// The number is also used in WhatsApp's own app on a phone.
    public var isOnPhoneApp: Bool?
    public var isOfficial: Bool?
    public var username: String?
    public var onboardedAt: Timestamp?

    public init() {}
}

/// A business number with all that Meta told about it, and what that means.
public struct NumberReport: Sendable, Equatable {
    public var number: BusinessNumber
    public var facts: NumberFacts
    public var state: NumberState

    public init(number: BusinessNumber, facts: NumberFacts, state: NumberState) {
        self.number = number
        self.facts = facts
        self.state = state
    }
}
