/// One place on the way from WhatsApp to HubSpot's timeline, and how far things are there.
public struct DiagnosisStep: Sendable, Equatable {
    /// In the order in which a message passes them.
    public enum Stage: String, Sendable, CaseIterable {
        case intake
        case message
        case person
        case link
        case entry
        case owner
        case communication
    }

    public enum State: String, Sendable, CaseIterable {
        /// It got past here.
        case passed
        /// It gets past here by itself, in a while.
        case waiting
        /// It does not get past here unless somebody does something.
        case stopped
        /// It gets past, but not quite as somebody may have wanted.
        case noted
        /// It has not come this far.
        case notReached = "not_reached"
    }

    /// Where somebody can do something about it.
    public enum Place: Sendable, Equatable {
        case hubSpot
        case whatsApp
        case userMapping
        case timelineSettings
        case person(PersonID)
        case contact(ContactID)
        case linkByHand(PersonID)
        case conflicts
        case suggestions
        case blocked
        case chat(ChatID)
    }

    public var stage: Stage
    public var state: State
    /// What is so.
    public var sentence: String
    /// Since when; `nil` = that is not known, or there is nothing to date.
    public var since: Timestamp?
    /// What to do; `nil` = nothing.
    public var advice: String?
    public var place: Place?

    public init(
        _ stage: Stage, _ state: State, _ sentence: String, since: Timestamp? = nil, advice: String? = nil,
        place: Place? = nil
    ) {
        self.stage = stage
        self.state = state
        self.sentence = sentence
        self.since = since
        self.advice = advice
        self.place = place
    }
}
