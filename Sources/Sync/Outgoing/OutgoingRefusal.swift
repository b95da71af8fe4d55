public import Domain

/// Why something was not taken to be sent, or not changed.
public enum OutgoingRefusal: ExplainedFailure, Equatable {
    case unknownChat(ChatID)
    case unknownNumber(BusinessNumberID)
    case unknownMessage(OutgoingID)
    /// The number it is for cannot be understood, and why.
    case badRecipient(String)
    /// The business itself.
    case ownNumber
    /// The person asked to be forgotten.
    case forgottenPerson
    case invalid([OutgoingProblem])
    /// When the window closed; `nil` = the customer has not written since the number was connected.
    case windowClosed(Timestamp?)
    /// A kind, as it is stored, that WhatsApp takes only to persons.
    case notForGroups(String)
    /// What it answers, marks or reacts to is not there.
    case noTarget(String)
    case notAllowed(SendingTrouble)
    /// The same key was used for something else.
    case keyTaken
    /// It is too late, or too early, for that, and why.
    case notNow(String)

    public var word: String {
        switch self {
        case .unknownChat: "unknown_chat"
        case .unknownNumber: "unknown_number"
        case .unknownMessage: "unknown_message"
        case .badRecipient: "bad_recipient"
        case .ownNumber: "own_number"
        case .forgottenPerson: "forgotten_person"
        case .invalid: "invalid"
        case .windowClosed: "window_closed"
        case .notForGroups: "not_for_groups"
        case .noTarget: "no_target"
        case .notAllowed(let trouble): trouble.word
        case .keyTaken: "key_taken"
        case .notNow: "not_now"
        }
    }

    public var sentence: String {
        switch self {
        case .unknownChat(let id): "There is no chat \(id)."
        case .unknownNumber(let id): "The company has no WhatsApp number \(id)."
        case .unknownMessage(let id): "There is no outgoing message \(id)."
        case .badRecipient(let reason), .noTarget(let reason), .notNow(let reason): reason
        case .ownNumber: "This is a number of your own company: nobody writes to themselves."
        case .forgottenPerson: "This person asked to be forgotten, so nothing more is written to them."
        case .invalid(let problems): problems.map(\.sentence).joined(separator: " ")
        case .windowClosed(nil):
            "The customer has not written to this number yet, so WhatsApp takes only templates."
        case .windowClosed:
            "The customer's last message is more than 24 hours old, so WhatsApp takes only templates."
        case .notForGroups(let kind):
            "WhatsApp takes only texts, files and templates to a group, so nothing of the kind “\(kind)” can be sent."
        case .notAllowed(let trouble): trouble.sentence
        case .keyTaken: "This Idempotency-Key was used for another request. Use a new one."
        }
    }

    public var level: FailureLevel { .info }
}
