public import Domain

/// A message with all that is shown beside it.
public struct ThreadMessage: Sendable {
    public struct Reaction: Sendable, Equatable {
        public var emoji: String
        /// `nil` = the business.
        public var person: PersonID?
    }

    /// The message that this one answers.
    public struct Quote: Sendable {
        public var id: MessageID
        public var content: MessageContent
        public var direction: MessageDirection
        public var sender: PersonID?
    }

    public var message: Message
    public var day: LocalDay
    /// A `ReceivedMessage.Source` as it is stored.
    public var source: String
    /// After the last edit.
    public var content: MessageContent
    public var isEdited: Bool
    /// The sender deleted it for everybody.
    public var isRevoked: Bool
    /// How the call ended that this message tells the beginning of.
    public var callEnd: Call?
    public var reactions: [Reaction]
    public var quote: Quote?
    public var progress: MessageProgress?
    /// What it was asked for as, where it was sent through Liaison, and whether it was asked for once more.
    public var outgoing: OutgoingID?
    public var hasRepetition: Bool
    /// Whoever had it sent through Liaison.
    public var author: Author?
    /// A template's text as it was filled.
    public var filledText: String?
    public var media: MediaDownload?
    /// `waiting`, `settled`, `refused`; `nil` = no entry on HubSpot's timeline shows it.
    public var entryState: String?

    public var place: ThreadPlace { ThreadPlace(day: day, sentAt: message.sentAt, message: message.id) }
}
