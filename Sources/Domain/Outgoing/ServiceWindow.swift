/// The time after a customer's message in which anything may be sent to them; outside it only templates (facts of the
/// Cloud API, section 12). It belongs to a business number and a customer, so to a chat.
public struct ServiceWindow: Sendable, Equatable {
    public static let length = Duration.seconds(24 * 3_600)

    /// When the customer wrote last; `nil` = not since the number was connected.
    public var customerWroteAt: Timestamp?

    public init(customerWroteAt: Timestamp?) {
        self.customerWroteAt = customerWroteAt
    }

    /// `nil` = it has never been open.
    public var closesAt: Timestamp? { customerWroteAt.map { $0 + Self.length } }

    public func isOpen(at now: Timestamp) -> Bool {
        closesAt.map { now < $0 } ?? false
    }

    /// How long it stays open; zero when it is closed.
    public func timeLeft(at now: Timestamp) -> Duration {
        closesAt.map { max(.zero, $0 - now) } ?? .zero
    }
}

extension ReceivedMessage.Source {
    /// Whether a message that came this way can open the window. What was shared from before the number was connected
    /// cannot, and neither can what the business wrote itself.
    public var opensWindow: Bool {
        switch self {
        case .live, .standby: true
        case .echo, .history, .api: false
        }
    }
}

extension MessageContent {
    /// Kinds that are no message of the customer's: a reaction opens no window, and edits, deletions and WhatsApp's own
    /// notices are taken as opening none, so that what is shown as open is.
    public static let kindsThatOpenNoWindow = ["reaction", "edit", "revoke", "system"]
}
