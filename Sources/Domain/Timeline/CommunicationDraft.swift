/// What one HubSpot communication should show.
public struct CommunicationDraft: Sendable, Equatable {
    public var contacts: [ContactID]
    /// Simple HTML, escaped, at most 65,536 characters.
    public var body: String
    public var owner: OwnerID?
    /// Its place on the timeline. The milliseconds are ours: they tell apart entries that begin in one second.
    public var timestamp: Timestamp
    /// On what it stands beside the contacts; in order, none twice.
    public var records: [TimelineRecord]

    public init(
        contacts: [ContactID], body: String, owner: OwnerID?, timestamp: Timestamp, records: [TimelineRecord] = []
    ) {
        self.contacts = contacts
        self.records = records
        self.body = body
        self.owner = owner
        self.timestamp = timestamp
    }
}

/// Names one communication of ours: a part of a chat's entry for one day.
public struct CommunicationKey: Sendable, Hashable, Comparable, CustomStringConvertible {
    public var chat: ChatID
    /// Number of the day.
    public var group: Int64
    /// Counted from 1 at day granularity. At message granularity the id of the message, or of what Liaison sent.
    public var part: Int64

    public init(chat: ChatID, group: Int64, part: Int64) {
        self.chat = chat
        self.group = group
        self.part = part
    }

    /// `chat-group-part`: what travels to HubSpot and back as the trace id of a batch.
    public var description: String { "\(chat)-\(group)-\(part)" }

    public init?(_ text: some StringProtocol) {
        // A day before 1970 has a negative number, so the text is read from both ends.
        guard let first = text.firstIndex(of: "-"), let last = text.lastIndex(of: "-"), first < last,
            let chat = ChatID(text: text[..<first]), let group = Int64(text[text.index(after: first)..<last]),
            let part = Int64(text[text.index(after: last)...])
        else { return nil }
        self.init(chat: chat, group: group, part: part)
    }

    public static func < (left: CommunicationKey, right: CommunicationKey) -> Bool {
        (left.chat, left.group, left.part) < (right.chat, right.group, right.part)
    }
}
