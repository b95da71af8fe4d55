/// What a member has begun to write in a chat and not sent.
public struct ChatDraft: Sendable, Equatable {
    public var text: String
    /// The message it answers.
    public var replyTo: WhatsAppMessageID?

    public init(text: String, replyTo: WhatsAppMessageID? = nil) {
        self.text = text
        self.replyTo = replyTo
    }

    public var isEmpty: Bool { text.isEmpty && replyTo == nil }
}
