public import Domain

/// Names a timeline entry: a chat and its day, written `chat-group`.
public struct TimelineEntryKey: PageKey, Hashable {
    public var chat: ChatID
    /// Number of the day.
    public var group: Int64

    public init(chat: ChatID, group: Int64) {
        self.chat = chat
        self.group = group
    }

    public init?(text: String) {
        // The first dash parts the two: a day before 1970 has a negative number, a chat's id is never negative.
        guard let dash = text.firstIndex(of: "-"), let chat = ChatID(text: text[..<dash]),
            let group = Int64(text[text.index(after: dash)...])
        else { return nil }
        self.init(chat: chat, group: group)
    }

    public var text: String { "\(chat)-\(group)" }

    public var day: LocalDay { LocalDay(number: group) }
}
