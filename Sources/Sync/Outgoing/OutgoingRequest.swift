public import Domain

/// Something somebody wants to have sent.
public struct OutgoingRequest: Sendable, Equatable {
    /// Where it goes.
    public enum Place: Sendable, Equatable {
        case chat(ChatID)
        /// To somebody who may not have been met yet.
        case first(BusinessNumberID, Recipient)
    }

    /// How whoever asks knows somebody.
    public enum Recipient: Sendable, Equatable {
        /// A phone number in any spelling, with country code.
        case phone(String)
        /// The id under which WhatsApp knows somebody who hides their number.
        case user(BusinessScopedUserID)
    }

    public var place: Place
    public var content: OutgoingContent
    /// The message of the chat that it answers.
    public var replyTo: WhatsAppMessageID?
    /// Asking again with the same key within a day answers the same and sends nothing twice. `nil` = asking again sends
    /// another one.
    public var key: String?
    public var author: Author

    public init(
        _ place: Place, _ content: OutgoingContent, replyTo: WhatsAppMessageID? = nil, key: String? = nil,
        author: Author
    ) {
        self.place = place
        self.content = content
        self.replyTo = replyTo
        self.key = key
        self.author = author
    }
}
