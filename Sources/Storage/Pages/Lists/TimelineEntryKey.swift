public import Domain

/// Names a timeline entry: a chat and its day (or message), written `chat-group`.
public struct TimelineEntryKey: PageKey, Hashable {
    public var chat: ChatID
    /// Day number at day granularity, message id at message granularity.
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

    /// The day, when the group is one: message ids are larger than any day number a calendar will reach.
    public var day: LocalDay? {
        group.magnitude < 10_000_000 ? LocalDay(number: group) : nil
    }
}
