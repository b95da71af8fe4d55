import Domain
import Storage

/// What a thread needs to know.
struct ThreadReading: Sendable {
    var chat: InboxChat
    var number: BusinessNumber?
    var thread: ChatThread
    var window: ServiceWindow
    var others: [ChatPresence]
    var draft: ChatDraft
    /// The message that is answered, as the address or the draft says.
    var answered: MessageContent?
    /// Filled with what is known of the customer; read where they are offered.
    var replies: [QuickReply] = []
    /// The newest message that the member had read before.
    var readBefore: MessageID?
    /// What came before that counts as read.
    var unreadSince: Timestamp
    /// Something is in the chat that the member had not read before.
    var hasUnread: Bool

    /// `nil` = there is no such chat among those that whoever looks may see.
    static func read(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: ChatID, _ part: ChatThread.Part,
        _ viewer: InboxList.Viewer, _ reading: InboxReading
    ) throws -> ThreadReading? {
        let filter = InboxList.Filter(numbers: Set(reading.numbers.map(\.id)))
        let found = try InboxList.find(
            connection, workspace, [id], filter, viewer, limit: 1, now: reading.now)
        guard let chat = found.first else { return nil }
        return ThreadReading(
            chat: chat, number: reading.numbers.first { $0.id == chat.chat.number },
            thread: try ChatThread.read(connection, workspace, id, part),
            window: try ServiceWindowQuery.last(connection, workspace, chat: id),
            others: try ChatPresenceTable.all(connection, workspace, id, now: reading.now)
                .filter { $0.member != viewer.member },
            draft: try ChatDraftTable.find(connection, workspace, viewer.member, id) ?? ChatDraft(text: ""),
            readBefore: try ReadPositionTable.position(connection, workspace, viewer.member, id),
            unreadSince: viewer.unreadSince,
            hasUnread: try ReadPositionTable.hasUnread(connection, workspace, viewer.member, id))
    }

    func offeringReplies(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ reading: InboxReading
    ) throws -> ThreadReading {
        var offering = self
        offering.replies = try QuickReplyTable.all(connection, workspace)
        guard offering.replies.contains(where: { $0.text.contains("{{") }) else { return offering }
        let facts = try CustomerFacts.read(connection, workspace, chat, reading).facts
        for index in offering.replies.indices {
            offering.replies[index].text = facts.filling(offering.replies[index].text)
        }
        return offering
    }
}
