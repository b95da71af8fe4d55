/// How one try to send ended, in the terms of what to do next.
public enum SendingOutcome: Sendable, Hashable {
    /// WhatsApp has it; its statuses tell the rest.
    case accepted(SendingReceipt)
    /// It was not sent, and will not be as it is.
    case refused(SendingTrouble)
    /// It was not sent; the next try may go well.
    case later(SendingTrouble, Obstacle)
    /// It may have been sent.
    case unsure(SendingTrouble)

    /// Who has to wait, and how long.
    public enum Obstacle: Sendable, Hashable {
        /// This message: WhatsApp has trouble of its own. Few tries.
        case message
        /// All to this customer: 4, 16, 64 … seconds (facts of the Cloud API, section 12).
        case pair
        /// All of this number.
        case number(Duration)
        /// All: WhatsApp cannot be reached.
        case network
        /// All of the account, until somebody connects it again.
        case account
    }
}

/// What WhatsApp answered when it took a message.
public struct SendingReceipt: Sendable, Hashable {
    /// `nil` for signals.
    public var whatsAppID: WhatsAppMessageID?
    /// The customer's number as WhatsApp writes it.
    public var phone: String?
    public var userID: BusinessScopedUserID?

    public init(whatsAppID: WhatsAppMessageID?, phone: String? = nil, userID: BusinessScopedUserID? = nil) {
        self.whatsAppID = whatsAppID
        self.phone = phone
        self.userID = userID
    }
}

/// Whom a message goes to, as WhatsApp wants to be told.
public enum SendingAddress: Sendable, Hashable {
    /// Digits with country code, without plus.
    case phone(String)
    case user(BusinessScopedUserID)
    case group(GroupID)

    /// The number where it is known: sending to it also keeps it in what WhatsApp tells later. `nil` = nobody.
    public init?(_ person: Person) {
        if let phone = person.phone {
            self = .phone(phone)
        } else if let userID = person.userID {
            self = .user(userID)
        } else {
            return nil
        }
    }
}
