/// A message as stored: one row per WhatsApp message id, for ever.
public struct Message: Sendable, Equatable {
    public var id: MessageID
    public var chat: ChatID
    public var whatsAppID: WhatsAppMessageID
    public var direction: MessageDirection
    /// Who wrote it; `nil` = the business.
    public var sender: PersonID?
    public var sentAt: Timestamp
    public var content: MessageContent
    public var replyTo: WhatsAppMessageID?
    public var context: MessageContext?

    public init(
        id: MessageID, chat: ChatID, whatsAppID: WhatsAppMessageID, direction: MessageDirection,
        sender: PersonID? = nil, sentAt: Timestamp, content: MessageContent, replyTo: WhatsAppMessageID?,
        context: MessageContext? = nil
    ) {
        self.id = id
        self.chat = chat
        self.whatsAppID = whatsAppID
        self.direction = direction
        self.sender = sender
        self.sentAt = sentAt
        self.content = content
        self.replyTo = replyTo
        self.context = context
    }
}

/// Seen from the business.
public enum MessageDirection: String, Sendable {
    case incoming
    case outgoing
}
