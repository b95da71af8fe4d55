/// What a member has begun to write in a chat and not sent.
public struct ChatDraft: Sendable, Equatable {
    public var text: String
    /// The message it answers.
    public var replyTo: WhatsAppMessageID?

    /// For the team; it must not come back as a reply.
    public var isNote: Bool

    public init(text: String, replyTo: WhatsAppMessageID? = nil, isNote: Bool = false) {
        self.text = text
        self.replyTo = replyTo
        self.isNote = isNote
    }

    public var isEmpty: Bool { text.isEmpty && replyTo == nil }
}
