public import Domain

/// One chat of a story: a person, a business number, and its lines in the order of their times.
public struct StoryChat: Sendable {
    public let personName: String
    public let phoneNumberID: String
    public let lines: [StoryLine]
    let personKey: String
}

/// One thing that happens in a chat.
public struct StoryLine: Sendable, Hashable {
    public let at: Timestamp
    public let isFromCustomer: Bool
    public let act: StoryAct
}

public enum StoryAct: Sendable, Hashable {
    case says(SandboxContent)
    /// Quotes the other side's last message.
    case replies(SandboxContent)
    /// To the other side's last message.
    case reacts(String)
    /// One's own last message.
    case edits(String)
    case deletes
    case changesNumber(String)
    case adoptsUsername(String)
}

extension StoryChat {
    static func all(now: Timestamp) -> [StoryChat] {
        [StoryScript.ventas, StoryScript.support, StoryScript.vertrieb].flatMap { StoryScript.chats($0, now: now) }
    }
}
