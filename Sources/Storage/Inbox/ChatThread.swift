public import Domain

/// A part of a chat as it is read: messages with what became of them, what waits to be sent, notes among the team.
public struct ChatThread: Sendable {
    public enum Part: Sendable {
        case newest
        case before(ThreadPlace)
        /// From there on to the newest, as many as fit: what a page that is open shows.
        case from(ThreadPlace)
        /// What stands around the first message of that day or after it.
        case day(LocalDay)
        case around(MessageID)
    }

    public enum Entry: Sendable {
        case message(ThreadMessage)
        case outgoing(OutgoingMessage, hasRepetition: Bool)
        case note(ChatNote)
    }

    public static let pageSize = 50
    /// A page that stays open grows by what arrives; then it begins anew.
    static let openPageMax = 300
    static let asideMax = 200

    /// In the order of time.
    public var entries: [Entry] = []
    /// `nil` = this is the beginning of the chat.
    public var older: ThreadPlace?
    /// The oldest place of the part; `nil` = it is empty.
    public var first: ThreadPlace?
    /// Newer messages are not part of it.
    public var hasNewer = false
    /// Names of those who wrote or reacted.
    public var names: [PersonID: PersonName] = [:]
    /// The newest message that the business sent or asked for, so that a page can tell when somebody answered.
    public var newestOutgoing: OutgoingID?

    public static func read(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, _ part: Part
    ) throws -> ChatThread {
        try ThreadReader(connection: connection, workspace: workspace, chat: chat).read(part)
    }
}
