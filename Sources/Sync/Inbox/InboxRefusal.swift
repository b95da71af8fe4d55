public import Domain

/// Why something in the inbox was not done.
public enum InboxRefusal: ExplainedFailure, Equatable {
    case unknownChat(ChatID)
    /// The person asked to be forgotten.
    case forgottenPerson
    case emptyNote
    case longText(max: Int)
    case unknownReply
    case badShortcut
    /// Another quick reply has it.
    case shortcutTaken(String)
    case emptyReply
    case tooManyReplies

    public var word: String {
        switch self {
        case .unknownChat: "unknown_chat"
        case .forgottenPerson: "forgotten_person"
        case .emptyNote: "empty_note"
        case .longText: "long_text"
        case .unknownReply: "unknown_reply"
        case .badShortcut: "bad_shortcut"
        case .shortcutTaken: "shortcut_taken"
        case .emptyReply: "empty_reply"
        case .tooManyReplies: "too_many_replies"
        }
    }

    public var sentence: String {
        switch self {
        case .unknownChat(let id): "There is no chat \(id)."
        case .forgottenPerson: "This person asked to be forgotten, so nothing more is written down about them."
        case .emptyNote: "The note is empty. Write something first."
        case .longText(let max): "The text is longer than \(max) characters. Shorten it."
        case .unknownReply: "This quick reply is gone: somebody deleted it."
        case .badShortcut:
            "A shortcut has 1 to \(QuickReply.shortcutMax) letters, digits and dashes, such as “hours”."
        case .shortcutTaken(let shortcut): "Another quick reply has the shortcut “/\(shortcut)”. Choose another one."
        case .emptyReply: "A quick reply needs a title and a text."
        case .tooManyReplies:
            "There are \(QuickReply.countMax) quick replies, and more would not be found. Delete one first."
        }
    }

    public var level: FailureLevel { .info }
}
