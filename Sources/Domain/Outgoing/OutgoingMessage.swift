/// Something that the business sends through Liaison, from the moment somebody asked for it.
public struct OutgoingMessage: Sendable, Equatable {
    public var id: OutgoingID
    public var chat: ChatID
    public var number: BusinessNumberID
    public var content: OutgoingContent
    public var replyTo: WhatsAppMessageID?
    /// What the customer reads where the content alone does not say: a template's filled text.
    public var text: String?
    public var author: Author
    public var askedAt: Timestamp
    /// The one that a person had sent again as this one.
    public var again: OutgoingID?
    public var fate: OutgoingFate

    public init(
        id: OutgoingID, chat: ChatID, number: BusinessNumberID, content: OutgoingContent,
        replyTo: WhatsAppMessageID? = nil, text: String? = nil, author: Author, askedAt: Timestamp,
        again: OutgoingID? = nil, fate: OutgoingFate
    ) {
        self.id = id
        self.chat = chat
        self.number = number
        self.content = content
        self.replyTo = replyTo
        self.text = text
        self.author = author
        self.askedAt = askedAt
        self.again = again
        self.fate = fate
    }

    /// Where it stands in the chat: when it left, or was to.
    public var shownAt: Timestamp { fate.beganAt ?? askedAt }
}

extension OutgoingMessage {
    /// "… is typing" is shown this long (facts of the Cloud API, section 12).
    public static let typingLength = Duration.seconds(25)
    /// After so long nobody expects it any more.
    public static let waitMax = Duration.seconds(7 * 86_400)

    /// Why it can no longer be sent, looked at again when its turn has come; `nil` = it can.
    public func hindrance(window: ServiceWindow, at now: Timestamp) -> SendingTrouble? {
        if case .typing = content, now - askedAt > Self.typingLength { return .late }
        if now - askedAt > Self.waitMax { return .waitedTooLong }
        if content.needsWindow, !window.isOpen(at: now) { return .windowClosed }
        return nil
    }
}

/// What comes back in the statuses of a message and tells which of ours it is (`biz_opaque_callback_data`). The message
/// is stored before the first call, so whatever comes back finds it.
public enum CallbackWord {
    private static let prefix = "liaison:"

    public static func make(_ id: OutgoingID) -> String { "\(prefix)\(id)" }

    /// `nil` = somebody else's.
    public static func read(_ word: String) -> OutgoingID? {
        guard word.hasPrefix(prefix) else { return nil }
        return OutgoingID(text: word.dropFirst(prefix.count))
    }
}
