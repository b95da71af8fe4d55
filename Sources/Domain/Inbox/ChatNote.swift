/// What the team says about a chat, to each other: the customer never sees it.
public struct ChatNote: Sendable, Equatable {
    public enum Kind: Sendable, Hashable {
        /// What somebody wrote.
        case note
        /// Who answers from now on; `nil` = nobody in particular.
        case assigned(to: String?)
        case closed
        /// Somebody opened it again, or the customer wrote.
        case reopened
    }

    /// In UTF-16 units, as WhatsApp's own texts.
    public static let textMax = 4096

    public var id: ChatNoteID
    public var chat: ChatID
    public var kind: Kind
    public var author: Author
    /// Empty where the kind says all.
    public var text: String
    public var at: Timestamp

    public init(id: ChatNoteID, chat: ChatID, kind: Kind, author: Author, text: String = "", at: Timestamp) {
        self.id = id
        self.chat = chat
        self.kind = kind
        self.author = author
        self.text = text
        self.at = at
    }
}
